import type { PreparationWords } from './words.ts';

export const es: PreparationWords = {
  subject: (company) => `${company} ha preparado su servicio al cliente`,
  mail: ({ name, by, company, client }) =>
    `Hola, ${name}:\n\n${by}, de ${company}, ha preparado un servicio al cliente para ${client}. Todavía no existe: no se envía nada y nadie trabaja para usted antes de que diga que sí.`,
  mailLink: 'Lea de qué se trata y diga sí o no:',
  mailEnd: 'No necesita ninguna cuenta. Si no sabe de qué se trata, no tiene que hacer nada.',
  text: ({ by, company, link }) =>
    `${by}, de ${company}, ha preparado un servicio al cliente para usted. No pasa nada antes de que diga que sí. Léalo aquí: ${link}`,
  answered: {
    confirmed: (client) => `${client} ha dicho que sí. Ya está todo, y cada correo se convierte en un caso.`,
    refused: (client) => `${client} ha dicho que no. No ha empezado nada.`,
  },
  stuckSubject: (client) => `${client} no pudo decir que sí`,
  stuck: {
    taken: (client) =>
      `${client} quería decir que sí, pero el nombre corto o la dirección de correo que eligió ya está en uso. No ha empezado nada. Elija otro en Organización y se le pregunta de nuevo.`,
    elsewhere: (client) =>
      `${client} quería decir que sí, pero la persona a quien preguntó trabaja allí sin administrar la empresa, o trabaja para ustedes. No ha empezado nada. Pregunte a quien la administra: cambie la dirección en Organización.`,
    deputy: (client) =>
      `${client} quiso decir que sí, pero alguien a quien nombró como sustituto trabaja aquí para otra empresa. No ha empezado nada. Nombre a otra persona, o a nadie, en Organización, y se vuelve a preguntar.`,
    domain: (client) =>
      `${client} quiso decir que sí, pero para una empresa usted puso un dominio que también tienen otros, como co.uk. No ha empezado nada. Escriba en Organización el dominio completo de esa empresa, o solo su dirección de correo, y se vuelve a preguntar.`,
  },
  answeredBecause: (reason) => `Por qué, en sus palabras:\n\n${reason}`,
  title: (company, client) => `Lo que ${company} haría para ${client}`,
  what: (by, company) => `${by}, de ${company}, lo ha preparado para usted.`,
  nothingYet: 'Todavía no hay nada: no se envía nada y nadie trabaja para usted antes de que diga que sí.',
  does: (company) => `Lo que ${company} hace para usted`,
  whose: {
    here: (client) => `Es para ${client}, que usted administra aquí.`,
    new: (client) => `Es para ${client}, que es nueva aquí. Usted decide por ella.`,
  },
  desk: 'Lo que ven sus clientes',
  name: 'Nombre',
  address: 'Dirección de correo',
  hours: 'Abierto',
  answersWithin: (hours) => `Quien escribe recibe respuesta de una persona en ${hours} de este horario.`,
  sees: 'Lo que ven de sus clientes',
  agreed: (data) => `Acordado: ${data}. `,
  reads: 'Quien trabaja en un caso lee lo que sus clientes escriben allí y lo que se sabe de ellos.',
  keptIn: 'Dónde lo guardan',
  pay: 'Cómo se les paga',
  agreement: 'Acuerdo',
  people: 'Quién trabajaría para usted',
  peopleHint: 'Quite la marca a quien no quiera.',
  knows: 'Conoce',
  speaks: 'Habla',
  nobody: 'Nadie todavía. Le preguntarán por cada persona.',
  role: {
    lead: 'atiende a clientes y sustituye a quien se va',
    agent: 'atiende a clientes y lleva casos',
    expert: 'aconseja y no escribe a los clientes',
  },
  alone: 'Lo que pueden hacer en su nombre',
  aloneNothing: 'Nada sin preguntarle.',
  aloneElse: 'Para todo lo demás le preguntan.',
  kind: {
    refund: 'Reembolso',
    replacement: 'Sustitución',
    discount: 'Descuento',
    visit: 'Visita',
    invoice: 'Factura',
    'promise-horizon': 'Promesa con antelación',
  },
  step: {
    'goes on': 'le preguntan cada vez, y pueden hacerlo si usted no contesta a tiempo',
    tell: 'lo hacen y se lo dicen',
    do: 'lo hacen',
  },
  upTo: (limit) => `hasta ${limit}`,
  days: (days) => (days === 1 ? '1 día' : `${days} días`),
  times: (times) => (times === 1 ? 'una vez por caso' : `${times} veces por caso`),
  closed: 'Cerrado el',
  called: (name) => `los clientes le conocen como ${name}`,
  others: 'A quién más se le pide algo',
  othersHint:
    'Ven lo que se les pide y lo que se les transmite, y nada más. Más tarde puede decir qué datos de un cliente pueden recibir, o cambiarlo.',
  needs: 'De quién es cada asunto',
  mark: {
    ours: () => 'Lo hacen ustedes',
    yours: (company) => `Lo hace ${company}`,
    'ask first': () => 'Se le pregunta antes',
    'goes on': (company) => `Se le pregunta antes; si usted no contesta a tiempo, ${company} sigue adelante`,
  },
  later: 'Quién llega más tarde',
  rule: (company, hours) =>
    `A quien ${company} proponga después se le admite sin más, si usted no lo rechaza en ${hours} horas. Lo que hace falta:`,
  registerTitle: 'Lo que dice el registro de datos',
  register: {
    contact: 'Cómo se le localiza',
    people: 'De quién son los datos',
    timeLimits: 'Cuándo se borran',
    security: 'Cómo se protegen',
  },
  end: 'Puede cambiarlo o terminarlo todo cuando quiera.',
  mailAddress: 'Su dirección de correo',
  mailAddressHint:
    'Solo si quiere: lo que le necesita llega también allí hasta que su servicio tenga un número para mensajes. También puede darla después.',
  mailAddressLater:
    'Solo si quiere, para verlo usted o para que se le escriba allí. Puede volver a esta página cuando quiera.',
  mailAddressSend: 'Enviar un enlace allí',
  yes: 'Sí, empezar',
  no: 'No',
  reason: 'Por qué no, si quiere',
  refuse: 'Decir que no',
  over: {
    confirmed: (company) => `Ha dicho que sí. ${company} puede empezar.`,
    refused: (company) => `Ha dicho que no. ${company} lo sabe, y no ha empezado nada.`,
    withdrawn: (company) => `${company} lo ha retirado. No ha empezado nada.`,
    expired: (company) => `Este enlace es demasiado antiguo. Pida otro a ${company}. No ha empezado nada.`,
  },
  writeTo: (address) => `Lo que sus clientes escriban a ${address} es un caso desde ahora.`,
  account: {
    mail: 'No necesita ninguna cuenta. Lo que le necesita llega por correo, y allí responde. Si quiere verlo usted:',
    text: 'No necesita ninguna cuenta ni dirección de correo. Lo que le necesita llega por mensaje cuando su servicio tenga un número para ello.',
    unproven:
      'No necesita ninguna cuenta. Lo que le necesita llega por mensaje cuando su servicio tenga un número para ello, o por correo cuando su dirección esté confirmada. Si no es la suya, dé otra:',
  },
  provesSent: (mail) =>
    `Hemos enviado un enlace a ${mail}. Antes de que lo abra no se envía nada más allí y nadie puede entrar con esa dirección.`,
  provesAsk: (mail) =>
    `¿Es ${mail} su dirección? Entonces lo que le necesita llega allí, y puede entrar con ella.`,
  provesYes: 'Sí, es la mía',
  provesSubject: (desk) => `¿Es esta su dirección de correo? (${desk})`,
  proves: ({ name, desk }) =>
    `Hola, ${name}:\n\nesta dirección se dio para ${desk}, para que lo que le necesita le llegue aquí. No se envía nada más aquí antes de que diga que es suya. Si no sabe de qué se trata, no haga nada.`,
  signIn: 'Pedir un enlace para entrar',
  notice: {
    changed: 'Han cambiado algo desde que abrió esta página. No se ha hecho nada. Léalo de nuevo abajo.',
    elsewhere:
      'Este enlace llegó a alguien que trabaja aquí para esta empresa, o para quien lo preparó, y no puede decir que sí por ella. No se ha hecho nada. Quien lo preparó lo sabe y puede preguntar a quien administra su empresa.',
    taken:
      'El nombre o la dirección de correo ya está en uso. No se ha hecho nada. Quien lo preparó lo sabe y elige otro; entonces se le pregunta de nuevo.',
    deputy:
      'Alguien a quien se nombró para sustituirle trabaja aquí para otra empresa. No se ha hecho nada. Quien lo preparó lo sabe y lo cambia; entonces se le vuelve a preguntar.',
    domain:
      'Para una empresa a la que se pregunta se puso un dominio que también tienen otros. No se ha hecho nada. Quien lo preparó lo sabe y lo cambia; entonces se le vuelve a preguntar.',
    known: 'Otra persona tiene ya esta dirección de correo aquí. No se ha hecho nada.',
    tooMany:
      'Hoy no se pueden enviar más enlaces allí, así que no se ha hecho nada. Aquí no necesita ninguna dirección: deje el campo vacío y, si quiere, indíquela mañana con este mismo enlace.',
    mail: 'Esto no es una dirección de correo; todavía no se ha hecho nada. Corríjala o deje el campo vacío.',
  },
  noLink: 'Este enlace ya no lleva a ninguna parte.',
  noLinkDo: 'Pida otro a quien se lo envió.',
  failed: 'No ha funcionado. No se ha guardado nada; vuelva atrás e inténtelo de nuevo.',
};
