import type { PageWords } from './en.ts';

export const de: PageWords = {
  title: '{{subject}}: {{desk}}',
  reference: 'Vorgang {{reference}}',

  'stands.first': 'Ihre Nachricht ist da, und {{name}} kümmert sich darum.',
  'stands.again': 'Ihr Anliegen ist wieder offen, und {{name}} kümmert sich darum.',
  'stands.joined': 'Das wurde mit einem anderen Anliegen zusammengelegt und geht dort per E-Mail weiter.',

  owner: '{{name}} kümmert sich darum',
  'owner.ended': '{{name}} hat sich darum gekümmert',
  'who.other': 'arbeitet für {{organization}} im Auftrag von {{client}}',
  'who.other-in': 'arbeitet für {{organization}} im Auftrag von {{client}}, in {{place}}',
  'who.own': 'arbeitet für {{client}}',
  'who.own-in': 'arbeitet für {{client}}, in {{place}}',
  away: '{{name}} ist nicht da, zurück: {{until}}.',
  'stand-in': '{{name}} ist nicht da, zurück: {{until}}. Bis dahin antwortet {{standIn}}.',

  next: 'Sie hören von uns bis {{when}}',
  'next.late': 'Sie hätten von uns hören sollen bis {{when}}',
  'next.sorry':
    'Das haben wir nicht gehalten, und es tut uns leid. {{name}} und alle an dieser Stelle können es sehen.',
  'rhythm.none': 'Bis dahin hören Sie von uns, auch wenn es nichts Neues gibt.',
  'rhythm.daily': 'Sie möchten jeden Tag von uns hören.',
  'rhythm.every-three-days': 'Sie möchten alle drei Tage von uns hören.',
  'rhythm.weekly': 'Sie möchten einmal in der Woche von uns hören.',
  'rhythm.when-there-is-news': 'Sie möchten hören, wenn es etwas Neues gibt, spätestens alle zwei Wochen.',
  'rhythm.change': 'Ändern',
  'rhythm.legend': 'Wie oft möchten Sie von uns hören?',
  'choose.none': 'So, wie es bei {{desk}} üblich ist',
  'choose.daily': 'Jeden Tag',
  'choose.every-three-days': 'Alle drei Tage',
  'choose.weekly': 'Einmal in der Woche',
  'choose.when-there-is-news': 'Wenn es etwas Neues gibt, spätestens alle zwei Wochen',
  'rhythm.save': 'Speichern',

  answer: 'Ist es gelöst?',
  'answer.by': 'Wenn wir bis dahin nichts von Ihnen hören, schließen wir ab und schreiben Ihnen noch einmal.',
  'answer.solved': 'Ja, es ist gelöst',
  'answer.not-solved': 'Nein, noch nicht',
  'answer.found-another-way': 'Ich habe einen anderen Weg gefunden',

  'ended.met by us': 'Das ist gelöst.',
  'ended.customer solved it': 'Sie haben einen anderen Weg gefunden.',
  'ended.returned': 'Sie haben die Ware zurückgeschickt.',
  'ended.gave up': 'Das ist ohne Lösung zu Ende gegangen.',
  'ended.left': 'Das ist ohne Lösung zu Ende gegangen.',
  'ended.unknown': 'Wir haben abgeschlossen, ohne von Ihnen zu hören.',
  'ended.at': 'Abgeschlossen: {{when}}',
  'ended.again': 'Wenn es nicht gelöst ist, sagen oder schreiben Sie es: {{name}} nimmt es wieder auf.',
  'ended.not-solved': 'Es ist nicht gelöst',

  write: 'An {{name}} schreiben',
  'write.files': 'Dateien hinzufügen',
  'write.limit': 'je bis {{each}}, zusammen bis {{all}}',
  'write.send': 'Senden',

  line: 'Was bisher geschah, als Linie. Die Worte darunter sagen dasselbe.',
  'line.now': 'jetzt',
  'line.late': 'verspätet',
  'line.you-wrote': 'Sie schrieben',
  'line.you-rang': 'Sie riefen an',
  'line.wrote': '{{name}} schrieb',
  'line.spoke': 'Gespräch mit {{name}}',
  'line.took-over': '{{name}} übernahm',
  'line.closed': 'abgeschlossen',

  'so-far': 'Bisher, das Neueste zuerst',
  'so-far.before': 'Früher, das Neueste zuerst',
  older: 'Ältere Nachrichten',
  newest: 'Zurück zum Neuesten',
  'read-all': 'Alles lesen',
  'from.you': 'Sie',
  'from.other': 'Jemand anderes, zu diesem Anliegen',
  'by.mail': 'per E-Mail',
  'by.page': 'auf dieser Seite',
  'by.phone': 'am Telefon',
  'by.text': 'per Textnachricht',

  'happened.receipt': 'Wir haben bestätigt, dass Ihre Nachricht da ist.',
  'happened.call-in': 'Sie haben angerufen, und niemand ging ans Telefon.',
  'happened.call-out': '{{name}} hat versucht, Sie anzurufen.',
  'happened.spoke': '{{name}} hat mit Ihnen telefoniert.',
  'happened.ended': 'Das wurde abgeschlossen.',
  'happened.reopened': 'Das wurde wieder geöffnet.',
  'happened.not-solved': 'Sie haben gesagt, dass es nicht gelöst ist.',
  'happened.joined': 'Ein anderes Anliegen von Ihnen wurde mit diesem zusammengelegt.',
  'happened.split': 'Um eines von dem, was Sie hier sagten, kümmern wir uns als eigenes Anliegen.',
  'happened.rhythm chosen': 'Sie haben gewählt, wie oft Sie von uns hören.',

  others: 'Ihre anderen Anliegen bei {{desk}}',
  'state.open': 'offen',
  'state.done': 'wartet auf Ihre Antwort',
  'state.ended': 'abgeschlossen',

  'footer.write': 'Sie können auch an {{address}} schreiben.',
  'footer.zone': 'Alle Zeiten sind die unserer Stelle: {{zone}}.',
  'footer.link': 'Wer den Link zu dieser Seite hat, kann sie lesen und hier schreiben.',

  'said.sent': 'Ihre Nachricht ist bei {{name}}.',
  'said.rhythm': 'Danke. Sie hören so oft von uns, wie Sie es gewählt haben.',
  'said.solved': 'Danke für die Nachricht. Es freut uns, dass es gelöst ist.',
  'said.not-solved': 'Danke für die Nachricht. {{name}} macht damit weiter.',
  'said.found-another-way': 'Danke für die Nachricht.',
  'said.empty': 'Bitte schreiben Sie etwas oder fügen Sie eine Datei hinzu, und senden Sie es dann.',
  'said.too-long': 'Das war zu lang. Bitte kürzen Sie es, oder fügen Sie es als Datei hinzu.',
  'said.too-large':
    'Die Dateien waren zu groß, daher wurde nichts gesendet. Ihre Worte sind noch da: Bitte fügen Sie die Dateien noch einmal hinzu, kleiner oder weniger.',
  'said.changed':
    'Inzwischen hat sich etwas geändert, daher wurde nichts getan. Bitte sehen Sie noch einmal nach.',

  'link.again': 'Oder lassen Sie ihn sich noch einmal schicken.',
  'link.mail': 'Ihre E-Mail-Adresse',
  'link.send': 'Schicken Sie mir den Link',
  'link.asked': 'Bitte sehen Sie in Ihre E-Mails',
  'link.asked.do':
    'Wenn diese Adresse hier bekannt ist, ist eine E-Mail mit Ihrem Link unterwegs. Wir schicken höchstens eine in der Stunde, sehen Sie also auch nach einer früheren.',

  'problem.link': 'Dieser Link führt hier nicht weiter',
  'problem.link.do':
    'Vielleicht gilt er nicht mehr, oder ein Teil fehlt. Bitte öffnen Sie den Link in unserer neuesten E-Mail, oder antworten Sie auf sie: Ihre Antwort erreicht uns.',
  'problem.nothing': 'Hier ist nichts',
  'problem.nothing.do': 'Bitte gehen Sie zurück, oder öffnen Sie den Link in unserer neuesten E-Mail.',
  'problem.forged': 'Das wurde nicht getan',
  'problem.forged.do':
    'Wir konnten nicht sicher sein, dass es von Ihrer Seite kam. Bitte öffnen Sie Ihre Seite noch einmal, und wiederholen Sie es dort.',
  'problem.often': 'Das wurde von dort, wo Sie sind, zu oft verlangt',
  'problem.often.do':
    'Bitte versuchen Sie es in einer Stunde noch einmal, oder antworten Sie auf unsere neueste E-Mail: Ihre Antwort erreicht uns.',
  'problem.ours': 'Bei uns ist etwas schiefgegangen',
  'problem.ours.do':
    'Es wurde nichts gespeichert. Bitte versuchen Sie es gleich noch einmal, oder antworten Sie auf unsere neueste E-Mail.',
};
