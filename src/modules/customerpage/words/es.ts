import type { PageWords } from './en.ts';

export const es: PageWords = {
  title: '{{subject}}: {{desk}}',
  reference: 'referencia {{reference}}',

  'stands.first': 'Tenemos su mensaje, y {{name}} se ocupa de él.',
  'stands.again': 'Su caso está abierto de nuevo, y {{name}} se ocupa de él.',
  'stands.joined': 'Esto se unió a otro caso y continúa allí por correo.',

  owner: '{{name}} se ocupa de esto',
  'owner.ended': '{{name}} se ocupó de esto',
  'who.other': 'trabaja para {{organization}} en nombre de {{client}}',
  'who.other-in': 'trabaja para {{organization}} en nombre de {{client}}, en {{place}}',
  'who.own': 'trabaja para {{client}}',
  'who.own-in': 'trabaja para {{client}}, en {{place}}',
  away: '{{name}} no está; vuelve: {{until}}.',
  'stand-in': '{{name}} no está; vuelve: {{until}}. Mientras tanto responde {{standIn}}.',

  next: 'Próxima noticia, a más tardar: {{when}}',
  'next.late': 'Tendría que haber sabido de nosotros: {{when}}',
  'next.sorry': 'No lo hemos cumplido y lo sentimos. {{name}} y todo nuestro equipo lo ven también.',
  'rhythm.none': 'Sabrá de nosotros para entonces, aunque no haya novedades.',
  'rhythm.daily': 'Pidió saber de nosotros cada día.',
  'rhythm.every-three-days': 'Pidió saber de nosotros cada tres días.',
  'rhythm.weekly': 'Pidió saber de nosotros una vez a la semana.',
  'rhythm.when-there-is-news': 'Pidió saber de nosotros cuando haya novedades, como mucho cada dos semanas.',
  'rhythm.change': 'Cambiar',
  'rhythm.legend': '¿Con qué frecuencia quiere saber de nosotros?',
  'choose.none': 'Como suele hacerlo {{desk}}',
  'choose.daily': 'Cada día',
  'choose.every-three-days': 'Cada tres días',
  'choose.weekly': 'Una vez a la semana',
  'choose.when-there-is-news': 'Cuando haya novedades, como mucho cada dos semanas',
  'rhythm.save': 'Guardar',

  answer: '¿Está resuelto?',
  'answer.by': 'Si hasta entonces no sabemos nada de usted, lo cerramos y le escribimos una vez más.',
  'answer.solved': 'Sí, está resuelto',
  'answer.not-solved': 'No, todavía no',
  'answer.found-another-way': 'Encontré otra solución',

  'ended.met by us': 'Esto está resuelto.',
  'ended.customer solved it': 'Usted encontró otra solución.',
  'ended.returned': 'Usted lo devolvió.',
  'ended.gave up': 'Esto terminó sin solución.',
  'ended.left': 'Esto terminó sin solución.',
  'ended.unknown': 'Lo cerramos sin haber sabido de usted.',
  'ended.at': 'Cerrado: {{when}}',
  'ended.again': 'Si no está resuelto, díganoslo o escriba, y {{name}} lo retoma.',
  'ended.not-solved': 'No está resuelto',

  write: 'Escribir a {{name}}',
  'write.files': 'Añadir archivos',
  'write.limit': 'hasta {{each}} cada uno, {{all}} en total',
  'write.send': 'Enviar',

  'so-far': 'Hasta ahora, lo más reciente primero',
  'so-far.before': 'Antes, lo más reciente primero',
  older: 'Mensajes anteriores',
  newest: 'Volver a lo más reciente',
  'read-all': 'Leerlo todo',
  'from.you': 'Usted',
  'from.other': 'Otra persona, sobre este caso',
  'by.mail': 'por correo',
  'by.page': 'en esta página',
  'by.phone': 'por teléfono',
  'by.text': 'por mensaje de texto',

  'happened.receipt': 'Confirmamos que su mensaje llegó.',
  'happened.call-in': 'Usted llamó y nadie contestó.',
  'happened.call-out': '{{name}} intentó llamarle.',
  'happened.spoke': '{{name}} habló con usted por teléfono.',
  'happened.ended': 'Esto se cerró.',
  'happened.reopened': 'Esto se abrió de nuevo.',
  'happened.not-solved': 'Usted dijo que no está resuelto.',
  'happened.joined': 'Otro caso suyo se unió a este.',
  'happened.split': 'Nos ocupamos por separado de algo que nos dijo aquí.',
  'happened.rhythm chosen': 'Usted eligió con qué frecuencia sabe de nosotros.',

  others: 'Sus otros casos con {{desk}}',
  'state.open': 'abierto',
  'state.done': 'espera su respuesta',
  'state.ended': 'cerrado',

  'footer.write': 'También puede escribir a {{address}}.',
  'footer.zone': 'Las horas son las de nuestra oficina: {{zone}}.',
  'footer.link': 'Quien tenga el enlace a esta página puede leerla y escribir aquí.',

  'said.sent': 'Su mensaje está en manos de {{name}}.',
  'said.rhythm': 'Gracias. Sabrá de nosotros como lo eligió.',
  'said.solved': 'Gracias por decírnoslo. Nos alegra que esté resuelto.',
  'said.not-solved': 'Gracias por decírnoslo. {{name}} sigue con ello.',
  'said.found-another-way': 'Gracias por decírnoslo.',
  'said.empty': 'Escriba algo o añada un archivo y envíelo.',
  'said.too-long': 'Era demasiado largo para enviarlo. Acórtelo o añádalo como archivo.',
  'said.too-large':
    'Los archivos eran demasiado grandes y no se envió nada. Sus palabras siguen aquí: añada los archivos otra vez, más pequeños o menos.',
  'said.changed': 'Esto ha cambiado mientras tanto y no se hizo nada. Mírelo de nuevo, por favor.',

  'link.again': 'O deje que se lo enviemos otra vez.',
  'link.mail': 'Su dirección de correo',
  'link.send': 'Enviarme el enlace',
  'link.asked': 'Mire su correo, por favor',
  'link.asked.do':
    'Si aquí conocemos esta dirección, un correo con su enlace está en camino. Enviamos uno por hora como máximo, así que busque también uno anterior.',

  'problem.link': 'Este enlace no funciona aquí',
  'problem.link.do':
    'Quizá ya no es válido o le falta una parte. Abra el enlace del correo más reciente que recibió de nosotros, o responda a ese correo: su respuesta nos llega.',
  'problem.nothing': 'Aquí no hay nada',
  'problem.nothing.do':
    'Vuelva a la página anterior o abra el enlace del correo más reciente que recibió de nosotros.',
  'problem.forged': 'Esto no se hizo',
  'problem.forged.do':
    'No pudimos estar seguros de que viniera de su página. Ábrala de nuevo y repítalo allí.',
  'problem.often': 'Esto se ha pedido demasiadas veces desde donde está usted',
  'problem.often.do':
    'Inténtelo de nuevo en una hora, o responda al correo más reciente que recibió de nosotros: su respuesta nos llega.',
  'problem.ours': 'Algo ha fallado por nuestra parte',
  'problem.ours.do':
    'No se guardó nada. Inténtelo de nuevo en un momento, o responda al correo más reciente que recibió de nosotros.',
};
