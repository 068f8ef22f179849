/** Our own Spanish article, as long as the real ones that come to the desk: a headline and eight paragraphs. */
export const PORT_ARTICLE = `El puerto de Arenal reabre tras la mayor obra de su historia

El puerto de Arenal volvió a recibir buques este lunes después de cuatro años de obras, las más largas desde su fundación en 1902. La alcaldesa, Inés Montero, cortó la cinta ante unas tres mil personas y recordó que el proyecto costó 84 millones de euros, «ni uno más de lo previsto».

Según la autoridad portuaria, los nuevos muelles permiten el atraque de barcos de hasta 300 metros de eslora, el doble que antes. El director, Tomás Arriaga, aseguró que el tráfico de mercancías crecerá un 40 % en los próximos dos años.

No todos comparten el entusiasmo. La cofradía de pescadores denuncia que la bocana se ha estrechado 12 metros y que las barcas pequeñas esperan ahora hasta una hora para salir. «Nadie nos preguntó», lamentó su presidenta, Rosa Vidal.

El Ministerio de Fomento financió la mitad de la obra con fondos europeos. La otra mitad la pagan el puerto y la ciudad, que ha subido el impuesto de amarre por primera vez en 24 años.

Los ecologistas celebran, en cambio, la nueva depuradora, que trata cada día 9.000 metros cúbicos de agua. Un informe de la universidad calcula que las praderas de posidonia han crecido un 7 % desde 2021.

El puerto emplea a 1.150 personas, una de cada diez de la comarca. La empresa adjudicataria promete otros 200 contratos antes del verano, aunque no ha dicho de qué duración.

La primera escala prevista es la del ferri Aurora, que unirá Arenal con tres islas dos veces por semana. El billete costará 18 euros para los residentes y 42 euros para los demás.

La próxima fase, que prolonga el dique hacia el norte, deberá esperar al estudio de corrientes encargado a un laboratorio de Rotterdam. El puerto de Arenal no ha dado una fecha.`;

export const PORT_HEADLINE = "El puerto de Arenal reabre tras la mayor obra de su historia";

/** A short text in English, whose blocks are easy to count letters in. */
export const BRIDGE_ARTICLE = `The bridge over the Tarn opens on Monday

The bridge over the Tarn opens on Monday after nine years of work. It is 2,460 metres long, and its tallest pier stands 343 metres above the ground.

About 25,000 cars a day will cross it in summer. The toll is 8.30 euros, which the operator calls "moderate".

The mayor said the bridge would bring 400 jobs. A year ago she had promised 600 jobs, and two years ago 900 jobs.`;

export const BRIDGE_HEADLINE = "The bridge over the Tarn opens on Monday";

/** Text that must never run, whatever field it is in. `__xss` is the trap that the tests lay in every page. */
export const HOSTILE = [
  `<script>__xss("script")</script>`,
  `<img src=x onerror='__xss("img")'>`,
  `"><svg/onload=__xss("svg")>`,
  `'"--></style></script><script>__xss("breakout")</script>`,
  `<iframe srcdoc="<script>parent.__xss('srcdoc')</script>"></iframe>`,
  `javascript:__xss("href")`,
  `<a href="javascript:__xss('link')">x</a>`,
  `{{constructor.constructor("__xss('template')")()}}`,
  `</title><script>__xss("title")</script>`,
  `<details open ontoggle=__xss("toggle")>`,
  `<input autofocus onfocus=__xss("focus")>`,
  `</textarea><script>__xss("textarea")</script>`,
  `\u2028<script>__xss("line")</script>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=__xss('mutation')>">`,
] as const;
