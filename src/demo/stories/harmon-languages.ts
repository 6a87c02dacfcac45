import type { Almanac } from '../almanac.ts';
import { replies } from '../customer-acts.ts';
import { aMatter, at } from '../scene.ts';
import { says, writesDown } from '../staff-acts.ts';

/** Customers who are answered in their own language, which is not always one of the desk's. */
export const harmonLanguages = [jurgen, maria, layla];

function jurgen({ ahead, workday }: Almanac) {
  const customer = {
    name: 'Jürgen Groß-Bölting',
    address: 'j.gross-boelting@kirchenmusik.example',
    language: 'de',
  };
  return aMatter('harmon', customer, [
    at(
      workday(3, '10:20'),
      writesDown('anneke', {
        subject: 'MX-12 rauscht im Kopfhörer',
        text: 'Im Kopfhörer rauscht es auf Kanal 3, auch wenn nichts angeschlossen ist. Die Anleitung hilft nicht weiter.',
      }),
    ),
    at(
      workday(3, '10:45'),
      says(
        'Danke für die genaue Beschreibung. Ich frage in der Technik nach, ob das Rauschen von der Phantomspeisung kommt.',
        {
          by: 'anneke',
          stands: 'Die Technik prüft, woher das Rauschen kommt',
          nextWordBy: ahead({ hours: 30 }),
        },
      ),
    ),
    at(workday(2, '18:30'), replies('Mit ausgeschalteter Phantomspeisung ist es still! Ist das so gedacht?')),
    at(
      workday(1, '10:40'),
      says(
        'Nein, das soll nicht sein, und damit haben wir die Stelle gefunden. Ich lasse Ihnen ein Netzteil schicken und sage Ihnen, wann es kommt.',
        {
          by: 'anneke',
          stands: 'Ein neues Netzteil ist auf dem Weg zu Ihnen',
          nextWordBy: ahead({ hours: 30 }),
        },
      ),
    ),
  ]);
}

function maria({ ahead, workday }: Almanac) {
  const customer = {
    name: 'María José Fernández de la Cruz',
    address: 'mj.fernandez@teatro.example',
    language: 'es',
  };
  return aMatter('harmon', customer, [
    at(
      workday(4, '15:30'),
      writesDown('tom', {
        subject: 'La mesa no enciende después del viaje',
        text: 'Después del viaje la mesa no enciende. La luz roja parpadea dos veces y se apaga. Estrenamos el viernes.',
      }),
    ),
    at(
      workday(4, '15:50'),
      says(
        'Dos parpadeos quieren decir que salta el fusible de entrada. Le mando hoy mismo dos fusibles y le explico cómo cambiarlos.',
        { by: 'tom', stands: 'Los fusibles van de camino', nextWordBy: workday(2, '12:00') },
      ),
    ),
    at(workday(2, '10:15'), replies('Han llegado. ¿Por qué tornillos empiezo? No quiero romper nada.')),
    at(
      workday(2, '11:30'),
      says('Por los dos de atrás; los de los lados no hace falta tocarlos. La llamo mañana por si acaso.', {
        by: 'tom',
        stands: 'Cambiamos el fusible con usted',
        nextWordBy: ahead({ hours: 10 }),
      }),
    ),
  ]);
}

function layla({ ago, ahead, workday }: Almanac) {
  const customer = { name: 'ليلى حداد', address: 'layla.haddad@oud.example', language: 'ar' };
  return aMatter('harmon', customer, [
    at(
      workday(2, '13:00'),
      writesDown('dana', {
        subject: 'الميكروفون لا يعمل مع الجهاز',
        text: 'اشتريت ميكروفونًا جديدًا ولا أسمع أي صوت من القناة الأولى. هل أحتاج إلى إعداد خاص؟',
      }),
    ),
    at(
      workday(2, '13:25'),
      says('مرحبًا ليلى، هذا الميكروفون يحتاج إلى زر 48V الأحمر. سأرسل لكِ صورة توضح مكانه.', {
        by: 'dana',
        stands: 'نرسل لكِ صورة توضح الزر المطلوب',
        nextWordBy: ahead({ hours: 26 }),
      }),
    ),
    at(ago({ hours: 3 }), replies('شكرًا جزيلًا، سأنتظر الصورة.')),
  ]);
}
