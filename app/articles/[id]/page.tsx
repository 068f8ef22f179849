import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Rooms, requestPreferences } from "#components/i18n/server.tsx";
import { WorkbenchLoader } from "#components/live/workbench-loader.tsx";
import { AccountMenu } from "#components/shell/account-menu.tsx";
import { PreferencesMenu } from "#components/shell/preferences-menu.tsx";
import { isId } from "#domain/ids.ts";
import { articleFacts } from "#server/articles.ts";
import { stet } from "#server/handle.ts";
import { authorize } from "#server/permissions.ts";
import { signedIn } from "../../member.ts";

type Props = { params: Promise<{ id: string }> };

async function read(params: Props["params"]) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const actor = await signedIn(`/articles/${id}`);
  const facts = await articleFacts(stet(), authorize(actor, "article.read", { articleId: id }));
  return facts ? { actor, ...facts } : notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(params)).headline };
}

/** The workbench. The article itself comes by one call, whose answer the browser begins to fetch with the page. */
export default async function ArticlePage({ params }: Props) {
  const [{ actor, id, omissions }, { theme }] = await Promise.all([read(params), requestPreferences()]);
  return (
    <>
      <link rel="preload" as="fetch" href={`/api/articles/${id}`} crossOrigin="anonymous" />
      <Rooms names={["workbench", "omissions"]}>
        <WorkbenchLoader
          articleId={id}
          me={{ id: actor.id, name: actor.name }}
          omissions={omissions}
          menu={
            <>
              <PreferencesMenu theme={theme} />
              <AccountMenu name={actor.name} email={actor.email} />
            </>
          }
        />
      </Rooms>
    </>
  );
}
