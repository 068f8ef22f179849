import { baseKeymap } from "prosemirror-commands";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { articleSchema } from "#domain/article/schema.ts";

/** The page we compare with: ProseMirror over the same document, no claims, nothing saved, nothing beside it. */
const answer = await fetch(location.pathname.replace(/^\/plain\//, "/doc/"));
const doc = Node.fromJSON(articleSchema, await answer.json());
const plugins = [history(), keymap(baseKeymap)];
const place = document.querySelector("main");
if (place) new EditorView({ mount: place }, { state: EditorState.create({ doc, plugins }) });
