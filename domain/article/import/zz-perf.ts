import { importArticle, type ImportFormat } from "./import-article.ts";
const MB=1024*1024;
const pats:Record<string,string>={a:"a@",p:"(",t:"x\t",lt:"<",b:"<b>",bx:"<b>x",div:"<div>",divx:"<div>x",p2:"<b><p>x",li:"<ul><li>x",tbl:"<table><tr><td>x",bq:"<blockquote>x",lines:"a\n",paras:"a\n\n",br:"a<br>",brk:"[",img:"![x](",star:"*a ",cm:"<!--x-->",sp:" x",gt:">",li2:"- ",nest:"<b><i><u><p>x</b>", s:"<s>x", a1:"<a href=x>x", mq:"<marquee><p style='mso-list:l0 level1'>x", hid:"<div hidden>", hidx:"<div hidden>x</div>", span:"<span style='font-weight:bold'>x</span>", word:"word ", amp:"&#1;", q:"<q>x", nbsp:"\u00a0", ws:" x    ".padEnd(300," "), ctl:"a\u0001", sur:"a\ud800", furn:"<nav>x</nav><main>y</main>"};
const only=process.argv[2];
for (const [k,v] of Object.entries(pats)) for (const f of ["text","markdown","html"] as ImportFormat[]) {
 if(only && only!==k) continue;
 const n= (f==="markdown"?2:10)*MB; const content=v.repeat(Math.floor(n/v.length));
 const t=performance.now(); let r="ok"; try { const a=importArticle({format:f,content}); r="ok blocks="+a.doc.childCount+" om="+a.omissions.length; } catch(e){ const err=e as Error&{code?:string}; r=err.code ?? "CRASH "+String(e).slice(0,100); }
 const ms=Math.round(performance.now()-t); if(ms>1500||r.startsWith("CRASH")||only) console.log(k,f,ms,r);
}
for (const [n,open] of [["distinctfont",(i:number)=>`<p><font class=${i}>x`],["divfont",(i:number)=>`<div><b class=c${i}>x</div>`],["noah",(i:number)=>`<b ${"style='"+"x".repeat(3000)}${i}'>x`]] as [string,(i:number)=>string][]) { if(only) continue; const parts:string[]=[];let l=0;for(let i=0;l<10*MB;i++){const s=open(i);parts.push(s);l+=s.length;} const t=performance.now(); let r="ok"; try{importArticle({format:"html",content:parts.join("")});}catch(e){r=(e as {code?:string}).code??String(e).slice(0,80);} console.log(n,Math.round(performance.now()-t),r); }
