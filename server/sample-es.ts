import type { SampleText } from "./sample-text.ts";

/** The sample in Spanish. Town, people and ship are invented. */
export const SAMPLE_ES: SampleText = {
  headline: "El transbordador vuelve a San Brano tras tres décadas",
  byline: "Marta Elizondo",
  body: `
El transbordador entre Puerto Aliso y San Brano volvió a navegar el sábado 14 de marzo, después de una pausa de 30 años.
Unas 420 personas hicieron la primera travesía, que zarpó a las ocho y cuarto y tardó 22 minutos en llegar al otro lado
de la bahía.

«Mi abuela iba a trabajar todos los días en este barco», dijo la alcaldesa Inés Calvo, que cortó la cinta bajo una
llovizna. El municipio pagó 3,4 millones por la reforma del *Garza*, un buque construido en 1978 y amarrado desde que se
abrió el puente.

## Cuánto cuesta, y a quién

El billete sencillo cuesta 2,80 y los menores de doce años viajan gratis. El ayuntamiento espera 180 000 pasajeros en el
primer año, el doble de los que lleva hoy el autobús del puente. No todos lo creen. «Me alegraría ver a la mitad», dijo
el concejal Tomás Reyes, que había votado en contra de la reforma.

El *Garza* es el primer transbordador eléctrico de la costa, según su operadora, Líneas de la Bahía. Sus baterías se
cargan de noche en el muelle y alcanzan para once travesías. El motor diésel con el que fue construido está ahora en el
museo del puerto, junto a la campana de su antecesor.

## Una sola carretera

El último transbordador había salido el 30 de septiembre de 1995, dos semanas después de abrirse el puente. Desde
entonces los vecinos de San Brano tienen una sola carretera a tierra firme, y en el temporal de noviembre de 2023 estuvo
cortada cuatro días. La escuela, la farmacia y la única panadería se quedaron sin existencias al tercero.

Las taquillas de las dos orillas abren a diario a las siete. Después de 30 años, el horario del muro del muelle está
recién pintado: diez salidas al día, siete los domingos y ninguna con viento de más de fuerza ocho.
`,
  sources: {
    harbour: {
      type: "primary",
      csl: {
        type: "document",
        title: "Diario de puerto de Puerto Aliso, tomo 41",
        author: [{ literal: "Capitanía de Puerto Aliso" }],
        issued: { "date-parts": [[1995]] },
      },
    },
    count: {
      type: "primary",
      csl: {
        type: "webpage",
        title: "Pasajeros del día de la apertura",
        author: [{ literal: "Capitanía de Puerto Aliso" }],
        issued: { "date-parts": [[2026, 3, 15]] },
        URL: "https://puerto.example.org/dia-de-apertura",
      },
    },
    register: {
      type: "primary",
      csl: {
        type: "dataset",
        title: "Registro de buques de pasaje",
        publisher: "Registro Marítimo",
        issued: { "date-parts": [[2025, 12, 31]] },
        URL: "https://registro.example.org/buques/garza",
      },
    },
    transport: {
      type: "secondary",
      csl: {
        type: "report",
        title: "El transporte público en la bahía, 2025",
        author: [{ family: "Ocaña", given: "Rut" }],
        publisher: "Estadística Provincial",
        issued: { "date-parts": [[2026, 1]] },
        URL: "https://estadistica.example.org/transporte-2025.pdf",
      },
    },
  },
  claims: [
    {
      quote: "30 años",
      everywhere: true,
      verdict: "verified",
      citations: [
        {
          source: "harbour",
          stance: "supports",
          locatorLabel: "page",
          locator: "212",
          passage: "30 sept. Última salida a S. Brano, 18.40. Se retira el servicio.",
          note: "Del 30 de septiembre de 1995 al 14 de marzo de 2026: 30 años, cinco meses y dos semanas.",
        },
      ],
    },
    {
      quote: "Unas 420 personas hicieron la primera travesía",
      verdict: "verified",
      citations: [
        {
          source: "count",
          stance: "supports",
          locatorLabel: "paragraph",
          locator: "2",
          passage: "El de las 8.15 llevó 417 pasajeros; el límite del buque es de 450.",
        },
      ],
    },
    {
      quote: "3,4 millones",
      verdict: "needs-source",
      discussion: {
        comments: [
          "El acta municipal de junio dice 3,1 millones. ¿Es con impuestos, o ha crecido?",
          "Pregunté el lunes a la tesorera. Enviará la cuenta final; queda abierto hasta entonces.",
        ],
      },
    },
    {
      quote: "construido en 1978",
      verdict: "disputed",
      citations: [
        {
          source: "register",
          stance: "contradicts",
          locatorLabel: "section",
          locator: "2",
          passage: "Quilla puesta en 1979, entregado el 4 de mayo de 1981.",
        },
      ],
      discussion: {
        comments: ["La operadora dice por teléfono que 1978 es el año del encargo. Vale entonces el registro."],
        resolved: true,
      },
    },
    {
      quote:
        "El ayuntamiento espera 180 000 pasajeros en el primer año, el doble de los que lleva hoy el autobús del puente",
      verdict: "needs-source",
    },
    {
      quote: "el doble de los que lleva hoy el autobús del puente",
      verdict: "disputed",
      citations: [
        {
          source: "transport",
          stance: "contradicts",
          locatorLabel: "page",
          locator: "14–15",
          passage: "Línea 7 (Puerto Aliso – San Brano): 140 210 pasajeros.",
          note: "180 000 sería cerca de un tercio más, no el doble.",
        },
      ],
    },
    { quote: "el primer transbordador eléctrico de la costa", verdict: "verified" },
    {
      quote: "30 de septiembre de 1995",
      verdict: "verified",
      citations: [
        { source: "harbour", stance: "supports", locatorLabel: "page", locator: "212", passage: "" },
        { source: "transport", stance: "context", locatorLabel: "page", locator: "3", passage: "" },
      ],
    },
  ],
};
