import type { Dictionary } from "./en.ts";

const de: Dictionary = {
  close: "Schließen",
  busy: "Einen Augenblick…",

  start: {
    title: "Ein Videogespräch beginnen",
    lead: "Wählen Sie drei Wörter. Sie sagen sie gleich am Telefon.",
    direct: "Sofort beginnen",
    directHint: "Wir wählen drei Wörter und ein Passwort für Sie.",
    own: "Oder wählen Sie selbst",
    fixed: "Diese Wörter merken",
    fixedLead: "Auf diesem Gerät, für Ihre nächsten Gespräche. Alle warten dann an der Tür, bis Sie öffnen.",
    consultingLead: "Die Menschen kommen einzeln herein. Wer später kommt, wartet und sieht nicht, wer schon da ist.",
    drawAll: "Drei Wörter vorschlagen",
    word1: "Ein Name",
    word1Hint: "Zum Beispiel: Tom. Besser nicht der Name der anderen Person.",
    word2: "Ein Ort",
    word2Hint: "Zum Beispiel: Eupen. Besser nicht der Wohnort der anderen Person.",
    word3: "Ein Wort",
    word3Hint: "Aus der Liste, leicht zu sagen und zu buchstabieren",
    random: "Anderes Wort",
    password: "Passwort",
    passwordHint: "Mindestens 4 Buchstaben oder Ziffern. Sagen Sie es erst, wenn der Bildschirm Sie dazu auffordert.",
    suggest: "Passwort vorschlagen",
    open: "Ohne Passwort kann jeder teilnehmen, der die drei Wörter kennt. Dann ist dieses Gespräch nicht vertraulich.",
    without: "Ohne Passwort",
    submit: "Weiter",
    plan: "Ein Gespräch für später planen",
    appointment: "Ihr Termin: {{when}}",
    linkedLead:
      "Die drei Wörter Ihres Termins stehen schon da, und ein Passwort ist vorgeschlagen. Drücken Sie auf „Weiter“.",
    sites: "Über eine andere Website anrufen",
    sitesLead:
      "Diese Organisationen bieten denselben Videoanruf an. Die andere Person geht dann auch auf diese Adresse: Sie steht bei den drei Wörtern. Was Sie hier tippen, geht nicht mit.",
    sitesHere: "Sie sind hier",
  },

  join: {
    title: "An einem Videogespräch teilnehmen",
    lead: "Tippen Sie die drei Wörter ein, die Sie am Telefon hören. Groß oder klein, mit oder ohne Bindestrich, ä oder a: Das ist egal.",
    word1: "Erstes Wort",
    word2: "Zweites Wort",
    word3: "Drittes Wort",
    didYouMean: "Meinen Sie:",
    submit: "Weiter",
    waitingTitle: "Wir warten auf die andere Person",
    waitingLead:
      "Stimmen die drei Wörter unten? Dann warten Sie, bis die andere Person beginnt. Stimmt eines nicht? Drücken Sie auf „Andere Wörter eintippen“.",
    waitingWords: "Das haben Sie eingetippt:",
    relay: "Kontakt wird hergestellt…",
    readBack:
      "Noch antwortet niemand. Lesen Sie diese drei Wörter am Telefon vor. Stimmt eines nicht? Ändern Sie es hier.",
    retype: "Mit diesen Wörtern versuchen",
    otherWords: "Andere Wörter eintippen",
    passwordTitle: "Tippen Sie jetzt das Passwort ein",
    passwordLead: "Sie hören es am Telefon. Großbuchstaben und Leerzeichen sind egal.",
    again: "Die Verbindung hat kurz neu begonnen. Drücken Sie noch einmal auf die Taste.",
    password: "Passwort",
    passwordSubmit: "Zum Gespräch",
    checking: "Das Passwort wird geprüft…",
    checkingSlow: "Es dauert noch ein wenig. Bleiben Sie auf dieser Seite. Sie brauchen nichts zu tun.",
    wrong: {
      one: "Das ist nicht das richtige Passwort. Hören Sie noch einmal gut zu und tippen Sie es neu ein. Sie haben noch einen Versuch.",
      other:
        "Das ist nicht das richtige Passwort. Hören Sie noch einmal gut zu und tippen Sie es neu ein. Sie haben noch {{count}} Versuche.",
    },
    openTitle: "Dieses Gespräch hat kein Passwort",
    openLead:
      "Jeder, der die drei Wörter kennt, kann also teilnehmen. Haben Sie am Telefon doch ein Passwort bekommen? Dann machen Sie nicht weiter. Sagen Sie am Telefon, dass der Bildschirm kein Passwort verlangt.",
    openSubmit: "Ohne Passwort teilnehmen",
  },

  invited: {
    title: "Sie sind zu einem Videogespräch eingeladen",
    lead: "Drücken Sie auf „{{next}}“. Zuerst sehen Sie nur sich selbst. Noch sieht und hört Sie niemand.",
    appointment: "Ihr Termin",
    early: "Sie sind früh dran, und das ist gut so. Sie können jetzt Kamera und Ton testen und dann warten.",
    words: "Die drei Wörter dieses Gesprächs:",
    wait: "Bleiben Sie auf dieser Seite. Sobald die andere Person da ist, geht es weiter.",
    later:
      "Es ist noch nicht so weit. Sie können diese Seite schließen und den Link dann wieder öffnen. Oder gehen Sie jetzt schon weiter, um Kamera und Ton zu testen.",
    over: "Dieser Zeitpunkt ist vorbei. Sind Sie nicht sicher? Rufen Sie die andere Person an.",
    long: "Es ist noch niemand gekommen. Rufen Sie die andere Person an und bleiben Sie auf dieser Seite.",
    password: "Sie werden angerufen und hören es dann. Großbuchstaben und Leerzeichen sind egal.",
  },

  field: {
    empty: "Tippen Sie hier ein Wort ein.",
    noLetters: "Tippen Sie hier Buchstaben oder Ziffern ein.",
    tooShort: "Das Wort ist zu kurz: Es braucht mindestens 2 Buchstaben oder Ziffern.",
    tooLong: "Das Wort ist zu lang: Es darf höchstens 32 Buchstaben oder Ziffern haben.",
    passwordEmpty: "Tippen Sie das Passwort ein, das Sie am Telefon hören.",
    passwordChoose: "Wählen Sie ein Passwort: mindestens 4 Buchstaben oder Ziffern.",
    passwordTooShort: "Das Passwort ist zu kurz: Es braucht mindestens 4 Buchstaben oder Ziffern.",
    passwordTooLong: "Das Passwort ist zu lang: Es darf höchstens 64 Buchstaben oder Ziffern haben.",
  },

  preview: {
    title: "So sieht Sie die andere Person",
    testTitle: "Kamera und Ton testen",
    asking:
      "Ihr Browser fragt, ob er Ihre Kamera und Ihr Mikrofon benutzen darf. Wählen Sie „Zulassen“ oder „Erlauben“.",
    camera: "Kamera",
    mic: "Mikrofon",
    speaker: "Lautsprecher",
    micLevel: "Sagen Sie etwas: Bewegt sich der Balken?",
    loudness: "Wie laut Sie die anderen hören",
    loudness1: "Normal",
    loudness2: "Lauter",
    loudness4: "Viel lauter",
    speakerTest: "Einen Ton abspielen",
    name: "Ihr Name",
    nameHint: "Sie können das Feld leer lassen. Die andere Person sieht Ihren Namen.",
    continue: "Weiter",
    continueWithout: "Trotzdem weiter",
    retry: "Noch einmal versuchen",
    cameraOff: "Die Kamera ist aus",
    defaultDevice: "Gerät {{number}}",
    front: "Vorderseite",
    back: "Rückseite",
    mirror: "Sie sehen sich wie in einem Spiegel. Die andere Person sieht Sie richtig herum.",
    hideAddress: "Meine IP-Adresse verbergen",
    hideAddressLead:
      "Bild und Ton gehen dann nicht direkt zur anderen Person, sondern verschlüsselt über den Weiterleitungsdienst dieser Website.",
  },

  background: {
    title: "Hintergrund",
    blur: "Unscharf",
    none: "Zimmer zeigen",
    light: "Etwas unscharf",
    strong: "Sehr unscharf",
    wall: "Wand",
    window: "Fenster",
    hills: "Hügel",
    sand: "Sand",
    mist: "Graublau",
    everything:
      "Ihr ganzes Bild ist unscharf: Dieses Gerät sieht noch nicht, wo Sie sitzen. Setzen Sie sich gerade vor die Kamera. Die andere Person sieht nur Farben.",
    stopped: "Ihr Bild setzt kurz aus. Niemand sieht Sie jetzt. Der Hintergrund wird wieder unscharf gemacht.",
    askTitle: "Ihr Zimmer zeigen?",
    ask: "Die andere Person sieht dann alles, was hinter Ihnen ist.",
    keep: "Verborgen lassen",
    show: "Zimmer zeigen",
  },

  problem: {
    inApp:
      "Sie haben diese Seite in einer anderen App geöffnet, zum Beispiel Facebook oder Instagram. Diese gibt Kamera und Mikrofon oft nicht weiter. Kopieren Sie den Link unten, öffnen Sie Chrome oder Safari und fügen Sie ihn oben in die Adresszeile ein.",
    denied:
      "Ihr Browser lässt Driewoord Ihre Kamera oder Ihr Mikrofon nicht benutzen. Drücken Sie neben der Internetadresse auf das kleine Schloss, die Schieberegler oder die kleine Kamera. Wählen Sie „Zulassen“ oder „Erlauben“ und drücken Sie dann auf „Noch einmal versuchen“.",
    how: "Zeigen, wie es geht",
    cameraDenied:
      "Ihr Browser lässt Driewoord Ihre Kamera nicht benutzen. Drücken Sie neben der Internetadresse auf das kleine Schloss, die Schieberegler oder die kleine Kamera. Wählen Sie „Zulassen“ oder „Erlauben“ und drücken Sie dann auf „Noch einmal versuchen“. Oder machen Sie nur mit Ton weiter.",
    micDenied:
      "Ihr Browser lässt Driewoord Ihr Mikrofon nicht benutzen, deshalb kann Sie niemand hören. Drücken Sie neben der Internetadresse auf das kleine Schloss, die Schieberegler oder das kleine Mikrofon. Wählen Sie „Zulassen“ oder „Erlauben“ und drücken Sie dann auf „Noch einmal versuchen“.",
    system:
      "Der Browser darf es, aber dieses Gerät selbst gibt dem Browser die Kamera oder das Mikrofon nicht. Öffnen Sie die Einstellungen des Geräts, suchen Sie „Datenschutz“, erlauben Sie Ihrem Browser Kamera und Mikrofon und drücken Sie dann auf „Noch einmal versuchen“.",
    unanswered:
      "Ihre Kamera oder Ihr Mikrofon ist noch nicht da. Vielleicht stellt Ihr Browser oben am Bildschirm eine Frage: Wählen Sie „Zulassen“ oder „Erlauben“. Sie können schon weitermachen: Bild und Ton kommen dazu, sobald Sie es erlauben.",
    cameraMissing:
      "Es wurde keine Kamera gefunden. Schließen Sie eine an und drücken Sie auf „Noch einmal versuchen“. Oder machen Sie nur mit Ton weiter.",
    micMissing:
      "Es wurde kein Mikrofon gefunden. Schließen Sie eines an, zum Beispiel einen Kopfhörer mit Mikrofon, und drücken Sie auf „Noch einmal versuchen“.",
    cameraInUse:
      "Ein anderes Programm benutzt Ihre Kamera, zum Beispiel Teams, Zoom oder WhatsApp. Schließen Sie dieses Programm und drücken Sie auf „Noch einmal versuchen“.",
    micInUse:
      "Etwas anderes benutzt Ihr Mikrofon. Telefonieren Sie mit diesem Gerät? Dann legen Sie zuerst auf. Oder schließen Sie das andere Programm. Drücken Sie dann auf „Noch einmal versuchen“.",
    insecure:
      "Diese Seite wurde nicht sicher geöffnet. Deshalb gibt der Browser die Kamera nicht frei. Öffnen Sie die Seite mit einer Adresse, die mit https:// beginnt.",
    cameraUnplugged:
      "Die Kamera ist nicht mehr angeschlossen. Schließen Sie sie wieder an oder wählen Sie eine andere.",
    micUnplugged: "Das Mikrofon ist nicht mehr angeschlossen. Schließen Sie es wieder an oder wählen Sie ein anderes.",
    cameraUnknown:
      "Die Kamera startet nicht. Schließen Sie die Kamera neu an oder starten Sie Ihr Gerät neu. Drücken Sie dann auf „Noch einmal versuchen“.",
    micUnknown:
      "Das Mikrofon startet nicht. Schließen Sie das Mikrofon neu an oder starten Sie Ihr Gerät neu. Drücken Sie dann auf „Noch einmal versuchen“.",
    cameraNotThatOne:
      "Diese Kamera startet nicht. Vielleicht benutzt ein anderes Programm sie. Die Kamera von vorher läuft weiter.",
    micNotThatOne:
      "Dieses Mikrofon startet nicht. Vielleicht benutzt ein anderes Programm es. Das Mikrofon von vorher läuft weiter.",
    cameraDry:
      "Ihre Kamera ist an, aber sie gibt kein Bild. Hat sie eine Abdeckung oder einen Schalter, oder benutzt ein anderes Programm sie? Sonst wählen Sie eine andere Kamera.",
    micDry:
      "Ihr Mikrofon ist an, aber es gibt keinen Ton. Ist es mit einem Knopf oder einer Taste ausgeschaltet, oder telefonieren Sie gerade? Sonst wählen Sie ein anderes Mikrofon.",
  },

  room: {
    you: "Sie",
    other: "Die andere Person",
    dictateTitle: "Rufen Sie die andere Person an",
    stepSite: "Bitten Sie die andere Person, diese Adresse zu öffnen:",
    stepJoin: "Dann soll sie „{{join}}“ wählen und diese drei Wörter eintippen:",
    as: "wie {{name}}",
    passwordLater: "Sagen Sie das Passwort noch nicht. Es erscheint hier, sobald die andere Person es eintippen kann.",
    arrived: "Die drei Wörter sind eingetippt. Sagen Sie jetzt das Passwort:",
    passwordNotYet: "Sagen Sie das Passwort noch nicht.",
    sameWords: "Dieselben drei Wörter wie vorhin. Diese Seite wurde neu geladen, und wir bewahren sie nicht auf.",
    samePassword: "Dasselbe Passwort wie vorhin. Sie wissen es nicht mehr? Wählen Sie ein neues, unter „Mehr“.",
    open: "Dieses Gespräch hat kein Passwort. Jeder, der die drei Wörter kennt, kann teilnehmen.",
    checking: "Die andere Person hat ein Passwort eingetippt. Einen Augenblick…",
    mic: "Mikrofon",
    camera: "Kamera",
    hangUp: "Auflegen",
    help: "Hilfe",
    more: "Mehr",
    settings: "Kamera und Ton",
    setPassword: "Passwort ändern",
    addPassword: "Passwort festlegen",
    setPasswordLead: "Wer ab jetzt teilnehmen möchte, braucht dieses Passwort. Wer schon dabei ist, kann bleiben.",
    setPasswordSubmit: "Dieses Passwort benutzen",
    passwordSet: "Das neue Passwort gilt ab jetzt.",
    who: "Wer ist dabei?",
    safety: "Prüfwörter",
    safetyLead:
      "Möchten Sie sicher sein, dass unterwegs niemand mithört? Lesen Sie einander diese zwei Wörter vor. Auf beiden Bildschirmen muss das Gleiche stehen.",
    yourMicOff: "Ihr Mikrofon ist aus",
    press: "Drücken Sie hier, um die andere Person zu sehen und zu hören",
    otherMicOff: "{{name}}: Mikrofon ist aus",
    otherCameraOff: "{{name}}: Kamera ist aus",
    holds: "{{name}}: Das Bild steht gerade still, weil die Verbindung schwach ist. Sie hören einander weiterhin.",
    weakLine: "{{name}}: schwache Verbindung",
    otherNumber: "Person Nr. {{number}}",
    host: "hat das Gespräch begonnen",
    away: "{{name}} ist gerade nicht erreichbar. Wir warten, bis die Verbindung wieder da ist.",
    connecting: "Verbindung wird hergestellt: {{name}}…",
    vouched: "Für diese Person gibt es keine Prüfwörter. Wer das Gespräch begonnen hat, hat das Passwort geprüft.",
    safetyDiffer: "Wörter verschieden: Verbindung trennen",
    linked:
      "Die andere Person hat die drei Wörter in einer Nachricht und muss dort nur auf den Link drücken. Sobald das geschehen ist, sehen Sie es hier.",
    noLink: "Findet die andere Person den Link nicht?",
    arrivedByLink: "Die andere Person ist da. Rufen Sie sie an und sagen Sie das Passwort:",
  },

  knock: {
    title: "Jemand wartet an der Tür",
    someone: "Jemand",
    since: "Wartet seit {{time}}.",
    wants: "{{name}} möchte hereinkommen",
    extra: "{{name}} möchte auch an diesem Gespräch teilnehmen. War das abgesprochen?",
    told: "Ihre Nachricht ist verschickt.",
    sameName: "Es ist schon jemand mit diesem Namen da. Fragen Sie am Telefon, wer das ist.",
    full: "Das Gespräch ist voll. Zuerst muss jemand gehen.",
    admit: "Hereinlassen",
    message: "Nachricht senden",
    refuse: "Ablehnen",
    ownWords: "Oder mit eigenen Worten",
    send: "Senden",
  },

  consulting: {
    title: "Sprechstunde",
    lead: "Die Menschen kommen einzeln herein. Wer später kommt, wartet und sieht nicht, wer schon da ist. Alle verwenden dieselben drei Wörter und dasselbe Passwort.",
    room: "Wartezimmer",
    nobody: "Niemand wartet.",
    waiting: { one: "1 Person wartet.", other: "{{count}} Personen warten." },
    open: "Zum Wartezimmer",
    next: "Auflegen und hereinlassen: {{name}}",
    leaveTitle: "Was möchten Sie beenden?",
    finish: "Dieses Gespräch beenden",
    finishLead: "Das Wartezimmer bleibt offen. Danach lassen Sie die nächste Person herein.",
    close: "Die Sprechstunde beenden",
    closeLead: "Auch ein laufendes Gespräch endet dann. Wer noch wartet, erfährt, dass es vorbei ist.",
  },

  note: {
    moment: "Einen Augenblick, bitte.",
    fiveMinutes: "Ich brauche noch fünf Minuten.",
    callYou: "Ich rufe Sie an.",
  },

  check: {
    title: "Testen Sie inzwischen Kamera und Ton",
    number: "Frage {{number}} von 3",
    see: "Sehen Sie sich selbst?",
    say: "Sagen Sie etwas. Bewegt sich der Balken?",
    hear: "Spielen Sie den Ton ab. Hören Sie ihn?",
    yes: "Ja",
    no: "Nein",
    skip: "Trotzdem weiter",
    seeHelp:
      "Ist die Kamera abgedeckt? Schieben Sie die Abdeckung zur Seite. Benutzt ein anderes Programm die Kamera? Schließen Sie es. Oder wählen Sie unten eine andere Kamera.",
    sayHelp:
      "Kommen Sie näher und sprechen Sie lauter. Hat Ihr Kopfhörer einen Knopf, der das Mikrofon ausschaltet? Drücken Sie darauf. Oder wählen Sie unten ein anderes Mikrofon.",
    hearHelp:
      "Stellen Sie Ihr Gerät lauter. Sind Kopfhörer angeschlossen? Setzen Sie sie auf oder ziehen Sie den Stecker heraus. Spielen Sie den Ton dann noch einmal ab.",
    works: "Kamera und Ton funktionieren. Sie sind bereit.",
    troubles:
      "Noch funktioniert nicht alles. Sie können trotzdem teilnehmen. Die andere Person sieht, dass etwas nicht funktioniert hat.",
    anew: "Noch einmal testen",
    told: "{{name}}: Kamera und Ton wurden vor dem Gespräch getestet und funktionieren.",
    toldTroubles: "{{name}}: Kamera oder Ton hat beim Test vor dem Gespräch nicht funktioniert.",
    helps: "Unten steht, was helfen kann.",
  },

  door: {
    title: "Sie sind an der Tür",
    lead: "Das Passwort stimmt. Die andere Person sieht, dass Sie warten, und kann Sie hereinlassen.",
    wait: "Warten Sie, bis Sie hereingelassen werden. Sie müssen nichts tun.",
    says: "Die andere Person sagt:",
    leave: "Nicht mehr warten",
    opened: "Sie dürfen hereinkommen",
  },

  goingOn: {
    no: "Nein",
    here: {
      title: "Zurück zum Gespräch?",
      lead: "Dieser Tab war eben noch in einem Gespräch. Ihre Kamera und Ihr Mikrofon sind noch aus.",
      failed: "Das geht nicht mehr. Tippen Sie die drei Wörter und das Passwort noch einmal ein.",
    },
    elsewhere: {
      title: "Dieses Gespräch ist schon offen",
      lead: "Es ist in einem anderen Tab oder Fenster dieses Browsers offen. Dort können Sie weitersprechen.",
      yes: "Hier weitersprechen",
      failed: "Der andere Tab antwortet nicht. Schließen Sie ihn und beginnen Sie hier neu.",
    },
  },
  returning: {
    title: "Zurück zum Gespräch",
    lead: "Wir verbinden Sie wieder. Sie müssen nichts tun.",
  },

  person: {
    menu: "{{name}}: mehr",
    remove: "{{name}} entfernen",
    removeLead:
      "Alle verlieren sofort die Verbindung mit dieser Person. Danach werden Sie gefragt, bevor jemand hereinkommt.",
    removed:
      "{{name}} wurde entfernt, kennt aber noch die drei Wörter und das Passwort. Wählen Sie jetzt ein neues Passwort.",
    handOver: "Das Gespräch übergeben",
    handOverLead: "{{name}} entscheidet danach, wer hereindarf. Das Bild ist ein paar Sekunden weg.",
    handOverTo: "Übergeben: {{name}}",
    window: "In einem eigenen Fenster",
    windowLead: "So sehen Sie dieses Bild weiter, während Sie ein anderes Programm benutzen.",
    windowRefused: "Das kann Ihr Browser jetzt nicht.",
    direct: "Bild und Ton gehen direkt zwischen Ihnen beiden hin und her, verschlüsselt.",
    relayed:
      "Bild und Ton gehen über den Weiterleitungsdienst dieser Website. Sie bleiben verschlüsselt: Dort kann niemand sie sehen oder hören.",
  },

  wentBack: {
    title: "Möchten Sie aufhören?",
    text: "Sie haben auf Zurück gedrückt.",
    stay: "Nein, ich bleibe",
  },

  leave: {
    title: "Möchten Sie gehen?",
    end: "Gespräch für alle beenden",
    others: "Gehen und die anderen weitersprechen lassen",
    heir: "{{name}} entscheidet danach, wer hereindarf.",
  },

  comfort: {
    title: "Bildschirm und Signale",
    large: "Große Schrift",
    largeLead: "Alle Buchstaben sind ein Viertel größer, auch beim nächsten Mal.",
    simple: "Wenige Knöpfe",
    simpleLead:
      "Unter dem Gespräch stehen dann nur Mikrofon, Kamera, Hilfe und Auflegen, auch beim nächsten Mal. Alles andere finden Sie hinter „Hilfe“.",
    all: "Wieder alle Knöpfe zeigen",
    full: "Vollbild",
    fullLead: "Dann ist nur dieses Gespräch zu sehen. Hier oder mit Esc kommen Sie zurück.",
    signals: "Signaltöne abspielen",
    signalsLead: "Ein Klingeln, wenn jemand an der Tür steht, kommt oder geht. Auf dem Bildschirm steht es immer.",
  },

  chat: {
    title: "Nachrichten",
    lead: "Alle in diesem Gespräch können sie lesen. Driewoord speichert sie nicht: Nach dem Gespräch sind sie weg.",
    empty: "Es gibt noch keine Nachrichten.",
    label: "Ihre Nachricht",
    send: "Senden",
    full: "Mehr passt nicht in eine Nachricht.",
    own: "Sie",
    notYet: "Noch nicht angekommen",
    missed: "Nicht bei allen angekommen",
    unread: { one: "1 neue Nachricht", other: "{{count}} neue Nachrichten" },
    writes: "{{name}} schreibt:",
    read: "Lesen",
    answer: "Antworten",
  },

  files: {
    title: "Foto oder Datei",
    lead: "Was Sie senden, geht verschlüsselt direkt zur anderen Person und wird sonst nirgends gespeichert. Aus den meisten Fotos werden Ort und Zeit entfernt.",
    whom: "Für wen?",
    photo: "Ein Foto machen",
    choose: "Eine Datei wählen",
    ask: "Um ein Foto oder eine Datei bitten",
    tooLarge: "Diese Datei ist zu groß: Höchstens 2 GB sind möglich.",
    asks: "{{name}} bittet Sie um ein Foto oder eine Datei",
    asksTip: "Ist es ein Brief? Legen Sie ihn flach hin, nahe am Fenster oder unter einer Lampe.",
    notNow: "Jetzt nicht",
    offers: "{{name}} möchte Ihnen eine Datei schicken",
    take: "Annehmen",
    refuse: "Ablehnen",
    mayRun: "Vorsicht: So eine Datei kann ein Programm sein. Öffnen Sie sie nur, wenn Sie sie erwartet haben.",
    waitsAnswer: "{{name}} hat noch nicht geantwortet",
    waitsYes: "{{name}} muss die Datei erst annehmen",
    out: "Unterwegs: {{file}}",
    into: "Wird empfangen: {{file}}",
    stop: "Abbrechen",
    arrived: "Angekommen: {{file}}",
    received: "Empfangen: {{file}}",
    drawn: "Ort und Zeit stehen nicht mehr im Foto.",
    preview: "Bild: {{file}}",
    save: "Speichern",
    saveAgain: "Noch einmal speichern",
    saved: "Ihr Browser speichert sie jetzt.",
    gone: "Diese Datei ist nicht mehr da. Bitten Sie noch einmal darum.",
    again: "Noch einmal versuchen",
    refused: "{{name}} möchte die Datei nicht erhalten",
    askRefused: "{{name}} schickt jetzt nichts",
    noRoomThere: "{{name}} hat auf dem Gerät keinen Platz für die Datei",
    noRoom: "Auf diesem Gerät ist nicht genug Platz für die Datei.",
    stopped: "{{name}} hat es abgebrochen",
    failed: "{{name}} kann die Datei nicht mehr öffnen",
    unreadable: "Diese Datei lässt sich nicht mehr öffnen. Wählen Sie sie noch einmal.",
    cut: "Die Verbindung war weg. Nicht angekommen: {{file}}",
    broken: "Die Datei wurde unterwegs beschädigt.",
    list: "In diesem Gespräch",
    keepTitle: "Dateien aus diesem Gespräch",
    keepLead: "Speichern Sie, was Sie behalten möchten. Wenn Sie zur Startseite gehen, sind sie weg.",
    tells: "Diese Datei senden? Ort und Zeit stehen vielleicht noch darin.",
    tellsLead: "Dieser Browser kann sie nicht entfernen.",
    tell: "Trotzdem senden",
    left: "Diese Person ist nicht mehr im Gespräch.",
    unsaved: "Sie haben noch nicht alles gespeichert. Drücken Sie noch einmal, um ohne sie weiterzugehen.",
    chooseWhom: "Wählen Sie zuerst, für wen.",
    person: "Mit: {{name}}",
    enlarge: "Ansehen",
  },

  card: {
    ask: "Nach einem Ausweis fragen",
    askLead:
      "{{name}} macht ein Foto vom Ausweis und schickt es Ihnen. Sagen Sie, in wessen Auftrag Sie fragen und warum.",
    asks: "{{name}} möchte Ihren Ausweis sehen",
    asksTip: "Tun Sie das nur, wenn Sie wissen, wer fragt und warum.",
    show: "Meinen Ausweis zeigen",
    title: "Ihr Ausweis",
    aim: "Halten Sie den Ausweis in den Rahmen. Drücken Sie auf „Das Foto machen“, wenn er scharf ist.",
    photoLead: "Legen Sie den Ausweis flach hin, bei gutem Licht.",
    photo: "Ein Foto vom Ausweis machen",
    noCamera: "Die Kamera lässt sich hier nicht öffnen. Wählen Sie ein Foto vom Ausweis.",
    take: "Das Foto machen",
    look: "Ist alles gut zu lesen? Nur dieses Foto wird geschickt. Es geht an: {{name}}",
    keep: "{{name}} darf das Foto behalten",
    keepLead: "Sonst wird darum gebeten, es nur anzusehen, und es ist weg, wenn das Gespräch endet.",
    send: "Schicken",
    again: "Ein anderes machen",
    lookOnly:
      "Nur zum Ansehen. Das Foto ist weg, wenn Sie auf „Das Foto entfernen“ drücken oder die andere Person geht.",
    fileName: "ausweis.jpg",
    hidden: "Währenddessen sehen die anderen Sie nicht.",
    waits: "{{name}} hat den Ausweis noch nicht gezeigt",
    unreadable: "Das ist kein Foto, das gezeigt werden kann. Machen Sie ein Foto vom Ausweis.",
    withdrawn: "Ihr Ausweis wird nicht mehr verlangt. Es wurde nichts geschickt.",
    arrived: "Das Foto Ihres Ausweises ist angekommen",
    arrivedLook: "Das Foto Ihres Ausweises ist angekommen, nur zum Ansehen",
    received: "{{name}}: Ausweis",
    refused: "{{name}} zeigt jetzt keinen Ausweis",
    putAway: "Das Foto entfernen",
    nameless: "Tippen Sie zuerst Ihren Namen. Niemand zeigt jemandem ohne Namen einen Ausweis.",
  },

  identity: {
    title: "Zeigen, wer Sie sind",
    ask: "Um eine Anmeldung bitten",
    askLead: "{{name}} zeigt Ihnen dann einen Namen und ein Geburtsdatum, wie dieser Dienst sie kennt: {{provider}}",
    asks: "{{name}} bittet Sie, sich anzumelden",
    asksLead:
      "Nur wenn Sie wissen, wer fragt und warum. Ihr Name und Geburtsdatum werden gezeigt. Anmelden mit: {{provider}}",
    opens: "Ein neuer Tab öffnet sich. Kommen Sie danach hierher zurück.",
    signIn: "Anmelden",
    checking: "Sie sind angemeldet. Einen Moment…",
    shown: "{{name}} sieht jetzt Ihren Namen und Ihr Geburtsdatum",
    withdrawn: "Sie werden nicht mehr gefragt. Ihr Name wurde nicht gezeigt.",
    away: "Sie melden sich im anderen Tab an. Klappt es nicht? Schließen Sie ihn, und drücken Sie noch einmal auf „Anmelden“.",
    nameless: "Tippen Sie zuerst Ihren Namen. Niemand zeigt jemandem ohne Namen, wer er ist.",
    unsure: "Sie haben sich angemeldet. Es ist nicht sicher, ob Ihr Name gesehen wurde.",
    callOff: "Nicht mehr bitten",
    failed: "Sie sind nicht angemeldet. Ihr Name wurde nicht gezeigt.",
    unreachable: "Dieser Dienst antwortet gerade nicht: {{provider}}",
    waits: "{{name}} hat sich noch nicht angemeldet",
    refused: "{{name}} hat sich nicht angemeldet. Sie sehen keinen Namen.",
    doubtful: "{{name}} hat sich angemeldet, aber es ist nicht sicher, wer es ist. Bitten Sie noch einmal.",
    known: "{{name}} hat sich angemeldet. Laut {{provider}} ist das: {{identity}}",
    born: "{{name}}, geboren am {{date}}",
  },

  show: {
    title: "Bildschirm oder Dokument zeigen",
    lead: "Die anderen sehen dann statt Ihnen Ihren Bildschirm, ein Fenster oder einen Tab. Sie hören Sie weiterhin.",
    mind: "Alle im Gespräch sehen alles, was darauf ist. Schließen Sie vorher, was nicht für sie bestimmt ist, zum Beispiel E-Mails oder Akten anderer Personen.",
    begin: "Auswählen, was Sie zeigen",
    failed:
      "Ihr Bildschirm kann nicht gezeigt werden. Auf einem Mac: Öffnen Sie die Systemeinstellungen, „Datenschutz & Sicherheit“, „Bildschirmaufnahme“, erlauben Sie Ihren Browser und starten Sie ihn neu.",
    own: "Die anderen sehen jetzt Ihren Bildschirm.",
    end: "Nicht mehr zeigen",
    theirs: "{{name}} zeigt etwas",
    kept: "Dieses Gespräch wird aufgezeichnet oder übertragen, oder jemand hat darum gebeten. Was Sie zeigen, ist dann auch darauf.",
    paper: "Ein Dokument zeigen",
    paperLead:
      "Ein PDF oder ein Foto von diesem Gerät. Sie blättern, und die anderen sehen, was Sie davon sehen. Die Datei selbst wird nicht verschickt.",
    choosePaper: "PDF oder Foto auswählen",
    locked: "Dieses PDF verlangt ein Passwort und kann hier nicht gezeigt werden.",
    unreadable: "Diese Datei kann nicht gezeigt werden. Wählen Sie ein PDF oder ein Bild, zum Beispiel JPEG oder PNG.",
    brokenPage: "Diese Seite kann nicht gezeigt werden: Die Datei ist dort beschädigt.",
    ownPaper: "Die anderen sehen jetzt Ihr Dokument.",
    paperLabel: "Ihr Dokument, wie die anderen es sehen",
    page: "Seite {{page}} von {{pages}}",
    before: "Vorige Seite",
    next: "Nächste Seite",
    larger: "Größer",
    smaller: "Kleiner",
    screen: "Ihren Bildschirm zeigen",
  },

  invite: {
    title: "Einen Link senden",
    warning: "Eine Nachricht ist weniger privat als das Telefon: Wer sie liest, kennt die drei Wörter.",
    password:
      "Dieses Gespräch hat ein Passwort. Am Telefon wissen Sie sicher, wer die Wörter hört. Das Passwort steht nie in einer Nachricht.",
    insist: "Trotzdem einen Link senden",
    link: "Der Link",
    copy: "Kopieren",
    copied: "Kopiert. Sie können es jetzt einfügen.",
    whatsapp: "WhatsApp",
    mail: "E-Mail",
    sms: "SMS",
    share: "Teilen…",
    subject: "Videogespräch",
    text: "Öffnen Sie diesen Link für das Videogespräch: {{link}}",
    textPassword: "Öffnen Sie diesen Link für das Videogespräch: {{link}} Das Passwort hören Sie am Telefon.",
    warningOpen: "Eine Nachricht ist weniger privat als das Telefon: Wer sie liest, kann teilnehmen.",
    byHand: "Das geht hier nicht von selbst. Halten Sie den Text gedrückt und wählen Sie „Kopieren“.",
    code: "Oder lassen Sie diesen Code mit einer Handykamera scannen.",
    codeLabel: "QR-Code des Links",
  },

  plan: {
    title: "Ein Gespräch planen",
    lead: "Sie bekommen Nachrichten zum Versenden und einen Termin für Ihren eigenen Kalender.",
    day: "Tag",
    time: "Uhrzeit",
    noDay: "Wählen Sie einen Tag.",
    noTime: "Wählen Sie eine Uhrzeit.",
    past: "Dieser Zeitpunkt ist vorbei. Wählen Sie einen späteren.",
    length: "Wie lange",
    language: "Sprache der anderen Person",
    nameHint: "Sie können dies leer lassen. Die andere Person liest es in der Nachricht.",
    fixed: "Meine eigenen Wörter verwenden",
    fixedLead: "Die drei Wörter, die sich dieses Gerät merkt.",
    words: "Die drei Wörter",
    draw: "Andere Wörter",
    submit: "Einladung erstellen",
    madeTitle: "Die Einladung ist fertig",
    keep: "Verschicken Sie die Einladung und tragen Sie das Gespräch in Ihren eigenen Kalender ein, bevor Sie diese Seite verlassen. Driewoord bewahrt nichts davon auf.",
    theirs: "Für die andere Person",
    mail: "E-Mail",
    spam: "Sagen Sie der anderen Person, dass eine E-Mail kommt. Kommt sie nicht an, liegt sie oft im Spam-Ordner.",
    openMail: "Im E-Mail-Programm öffnen",
    attach: "Kalenderdatei zum Anhängen",
    sms: "SMS",
    openSms: "In Ihren Nachrichten öffnen",
    reminder: "SMS zur Erinnerung",
    yours: "Für Sie selbst",
    yoursLead: "Mit diesem Link starten Sie das Gespräch. Schicken Sie ihn niemandem.",
    calendar: "In meinen Kalender eintragen",
    another: "Noch ein Gespräch planen",
  },

  letter: {
    title: "Das Videogespräch starten",
    subject: "Videogespräch: {{when}}",
    hello: "Guten Tag,",
    invited: "Sie sind zu einem Videogespräch eingeladen.",
    when: "Wann: {{when}}",
    length: "Wie lange: etwa {{time}}",
    with: "Mit: {{name}}",
    open: "Wenn es so weit ist, öffnen Sie diesen Link:",
    button: "Zum Videogespräch",
    password: "Vielleicht fragen wir nach einem Passwort. Das hören Sie am Telefon. Es steht nie in einer Nachricht.",
    tips: "Tipps:",
    early: "Öffnen Sie den Link ein paar Minuten früher. Dann können Sie Kamera und Ton testen.",
    quiet: "Setzen Sie sich an einen ruhigen Ort mit gutem WLAN.",
    headphones: "Mit Kopfhörern hören Sie am besten.",
    browser: "Verwenden Sie Chrome, Edge, Firefox oder Safari. Sie brauchen kein Konto und keine App.",
    bare: "Funktioniert der Knopf nicht? Kopieren Sie diesen Link in Ihren Browser:",
    sms: "Videogespräch: {{when}}. Öffnen Sie dann diesen Link: {{link}} Werden Sie nach einem Passwort gefragt? Das hören Sie am Telefon.",
    reminder:
      "Denken Sie daran? Ihr Videogespräch: {{when}}. Öffnen Sie dann diesen Link: {{link}} Werden Sie nach einem Passwort gefragt? Das hören Sie am Telefon.",
  },

  policy: {
    title: "Regeln für dieses Gespräch",
    ask: "Mich zuerst fragen",
    askLead: "Alle warten an der Tür, bis Sie öffnen. Dieses Gerät merkt sich Ihre Wahl.",
    keep: "Aufnehmen und Übertragen ist erlaubt",
    keepLead: "Nur wenn alle Ja sagen.",
    promise: "Das Versprechen anbieten",
    promiseLead:
      "Am Anfang werden alle gebeten, das Gespräch nicht aufzunehmen und niemanden mitsehen oder mithören zu lassen.",
    people: "Vereinbarte Anzahl Personen",
    peopleLead: "Sie zählen mit. Sind es mehr, werden alle gewarnt.",
  },

  phone: {
    title: "Das Telefon",
    text: "Hören und sehen Sie einander? Dann legen Sie das Telefon auf. Sonst hören Sie alles doppelt.",
    done: "Wir hören einander",
  },

  promise: {
    title: "Versprechen",
    text: "Ich verspreche: Ich nehme dieses Gespräch nicht auf und lasse niemanden mitsehen oder mithören. Notizen darf ich machen.",
    yes: "Ja, das verspreche ich",
    later: "Jetzt nicht",
    theirs: "{{name}} hat es versprochen",
  },

  keeping: {
    title: "Aufnehmen oder übertragen",
    lead: "Es beginnt erst, wenn alle Ja gesagt haben, und alle sehen es.",
    forbidden: "Wer das Gespräch begonnen hat, erlaubt kein Aufnehmen und Übertragen.",
    forbiddenHost:
      "Aufnehmen und Übertragen sind in diesem Gespräch aus. Sie können es unter „Regeln für dieses Gespräch“ erlauben.",
    recStart: "Um eine Videoaufnahme bitten",
    recStop: "Videoaufnahme beenden",
    liveStart: "Um Live-Übertragung bitten",
    liveStop: "Übertragung beenden",
    cancel: "Abbrechen",
    liveAddress: "Adresse für die Übertragung (WHIP)",
    liveAddressHint: "Vom Übertragungsdienst. Sie beginnt mit https://",
    liveToken: "Schlüssel des Übertragungsdienstes",
    recAsks: "{{name}} möchte dieses Gespräch aufnehmen. Sind Sie einverstanden?",
    liveAsks:
      "{{name}} möchte dieses Gespräch live an Menschen übertragen, die nicht hier sind. Sind Sie einverstanden?",
    yes: "Ja, einverstanden",
    no: "Nein",
    waiting: "Sie haben Ja gesagt. Wir warten auf die anderen.",
    waitingFor: "Es fehlt noch ein Ja: {{names}}",
    recWithdraw: "Aufnahme nicht mehr erlauben",
    liveWithdraw: "Übertragung nicht mehr erlauben",
    recOwn: "Sie nehmen auf",
    liveOwn: "Sie übertragen live",
    recBy: "{{name}} nimmt seit {{time}} auf",
    liveBy: "{{name}} überträgt seit {{time}} live",
  },

  recording: {
    title: "Ihre Videoaufnahme",
    lead: "Sie liegt nur auf diesem Gerät, in diesem Browser. Speichern Sie sie, wo Sie möchten, oder löschen Sie sie. Benutzen auch andere dieses Gerät? Dann lassen Sie hier nichts liegen.",
    save: "Speichern",
    delete: "Löschen",
    saved:
      "An Ihre Downloads übergeben. Sehen Sie nach: Ist sie dort? Dann löschen Sie sie hier. Sonst wird sie in einer Stunde gelöscht, oder sobald diese Website danach wieder in diesem Browser geöffnet wird.",
    saveAgain: "Noch einmal speichern",
    deleteHere: "Hier löschen",
    passing:
      "Dieser Browser verspricht nicht, die Aufnahme zu behalten: Wenn das Gerät voll ist, kann er sie wegwerfen. Speichern Sie sie gleich nach dem Gespräch.",
    progress: "Videoaufnahme: {{time}} · {{size}}",
    storage: "Die Aufnahme ist beendet: Auf diesem Gerät ist kein Platz mehr. Was aufgenommen war, ist gespeichert.",
    elsewhere: "Diese Aufnahme ist in einem anderen Tab geöffnet. Speichern oder löschen Sie sie dort.",
    failed: "Das hat nicht geklappt. Die Aufnahme ist noch auf diesem Gerät. Versuchen Sie es noch einmal.",
    device: "Dieser Browser kann nicht aufnehmen. Benutzen Sie einen anderen Browser oder ein anderes Gerät.",
  },

  live: {
    starting: "Die Übertragung wird gestartet…",
    streaming: "Sie übertragen live",
    address: "Tippen Sie eine vollständige Adresse ein, die mit https:// beginnt.",
    token: "Der Übertragungsdienst nimmt diesen Schlüssel nicht an. Prüfen Sie den Schlüssel und beginnen Sie neu.",
    notFound: "An diese Adresse kann nicht übertragen werden. Prüfen Sie die Adresse und beginnen Sie neu.",
    busy: "Der Übertragungsdienst ist belegt. Versuchen Sie es gleich noch einmal.",
    unreachable: "Der Übertragungsdienst antwortet nicht. Prüfen Sie die Adresse und Ihre Internetverbindung.",
    refused: "Der Übertragungsdienst hat abgelehnt. Fragen Sie den Dienst, was er braucht.",
    device: "Dieser Browser kann nicht übertragen. Benutzen Sie einen anderen Browser oder ein anderes Gerät.",
    lost: "Die Übertragung ist abgebrochen. Das Gespräch geht weiter. Starten Sie die Übertragung neu, wenn Sie möchten.",
  },

  status: {
    deriving: "Das Gespräch wird vorbereitet…",
    waitingHost: "Das Gespräch ist offen. Wir warten auf die andere Person.",
    arrived: "Jemand hat die drei Wörter eingetippt.",
    waitingRelay: "Kontakt wird hergestellt…",
    waitingClient: "Wir warten, bis die andere Person das Gespräch beginnt.",
    password: "Tippen Sie das Passwort ein.",
    open: "Dieses Gespräch hat kein Passwort. Stimmt das?",
    checking: "Das Passwort wird geprüft…",
    connecting: "Die Verbindung wird hergestellt…",
    slow: "Die Verbindung kommt noch nicht zustande. Wir versuchen es noch eine Weile.",
    inCall: "Sie sind verbunden.",
    unheard: "Sie sprechen, aber Ihr Mikrofon ist aus. Drücken Sie auf Mikrofon, damit man Sie hört.",
    weak: "Die Verbindung ist schwach. Gehen Sie näher an Ihren WLAN-Router oder schließen Sie andere Programme.",
    held: "Die Verbindung ist schwach. Ihr Bild wird gerade nicht gesendet, damit Sie einander weiter hören. Gehen Sie näher an Ihren WLAN-Router.",
    reconnecting: "Die Verbindung ist unterbrochen. Wir stellen sie wieder her. Bitte warten Sie kurz.",
    lapsed: "Noch keine Verbindung. Wir versuchen es weiter. Sie können auch miteinander telefonieren.",
    relayDown: "Kein Kontakt zu Driewoord. Wir versuchen es weiter. Prüfen Sie Ihre Internetverbindung.",
    relayDownInCall: "Das Gespräch geht weiter. Im Augenblick kann niemand sonst dazukommen.",
    tooManyIds:
      "An Ihrem Ort benutzen gerade zu viele Menschen diese Seite. Wir versuchen es weiter. Ein anderes Netz kann helfen, zum Beispiel mobile Daten.",
    serverFull: "Driewoord ist im Moment voll. Wir versuchen es weiter.",
  },

  alert: {
    wrongGuess:
      "Jemand hat ein falsches Passwort eingetippt ({{count}}×). Ist es die andere Person? Dann sagen Sie das Passwort noch einmal.",
    askGuess: "Es wurde fünfmal oder öfter ein falsches Passwort eingetippt. Darf jemand es noch einmal versuchen?",
    askGuessYes: "Ja, noch einmal",
    interference:
      "Unterwegs wurden Daten dieses Gesprächs verändert. Wir haben sie abgewiesen. Wenn das noch einmal passiert, benutzen Sie ein anderes Netz.",
    setupFailed:
      "Die direkte Verbindung zur anderen Person hat nicht geklappt. Bitten Sie die andere Person, es noch einmal zu versuchen, wenn nötig über ein anderes Netz.",
    clientLeft: "Die andere Person hat das Gespräch verlassen. Es bleibt offen.",
    clientLost:
      "Die Verbindung zur anderen Person ist abgebrochen. Das Gespräch bleibt offen. Bitten Sie die andere Person, noch einmal teilzunehmen.",
    addressTaken:
      "Jemand anders benutzt gerade diese drei Wörter. Es kann niemand dazukommen. Wir versuchen es weiter.",
    addressResting:
      "Diese drei Wörter waren eben noch in Gebrauch. Wir versuchen es weiter. Das kann eine Minute dauern.",
    dismiss: "Verstanden",
    more: { one: "Noch 1 Meldung", other: "Noch {{count}} Meldungen" },
    extraAsks: "{{time}}: {{name}} möchte auch an diesem Gespräch teilnehmen. War das abgesprochen?",
    extraIn: "{{time}}: {{name}} nimmt jetzt an diesem Gespräch teil. Es sind mehr Personen dabei als abgesprochen.",
    keptWithoutYes:
      "{{time}}: {{name}} nimmt dieses Gespräch auf oder überträgt es. Wir haben nicht von allen ein Ja gehört.",
    splitRoster:
      "Wer das Gespräch begonnen hat, zeigt nicht allen dieselbe Liste der Teilnehmenden. Vertrauen Sie diesem Gespräch nicht mehr.",
    keepingRefused: "{{name}} stimmt nicht zu. Sie nehmen nichts auf und übertragen nichts.",
    hostAway:
      "Wer das Gespräch begonnen hat, ist gerade nicht erreichbar. Sie können weitersprechen. Im Augenblick kann niemand dazukommen.",
    stopCall: "Gespräch beenden",
    remove: "Diese Person entfernen",
  },

  ended: {
    title: "Das Videogespräch ist zu Ende",
    failedTitle: "Das hat nicht geklappt",
    hungUp: "Sie haben aufgelegt.",
    otherLeft: "Die andere Person hat aufgelegt.",
    lost: "Die Verbindung ist abgebrochen. Drücken Sie auf „Noch einmal versuchen“, um weiterzusprechen. Die drei Wörter bleiben gleich.",
    wordsTaken: "Diese drei Wörter werden schon benutzt. Wählen Sie ein anderes Wort und beginnen Sie neu.",
    wrongPassword:
      "Das Passwort war dreimal falsch. Prüfen Sie auch die drei Wörter: Vielleicht ist das das Videogespräch von jemand anderem. Versuchen Sie es dann noch einmal.",
    refused:
      "Sie wurden nicht hereingelassen. Prüfen Sie mit der anderen Person die drei Wörter und versuchen Sie es noch einmal.",
    hostSilent:
      "Wir bekommen keine Antwort von der anderen Person. Fragen Sie, ob das Videogespräch noch offen ist, und versuchen Sie es noch einmal.",
    cannotConnect:
      "Die direkte Verbindung hat nicht geklappt. Versuchen Sie es über ein anderes Netz, zum Beispiel mit dem mobilen Internet Ihres Telefons statt mit WLAN.",
    tampered:
      "Unterwegs wurden Daten dieses Videogesprächs verändert. Deshalb wurde keine Verbindung hergestellt. Niemand hat Sie gesehen oder gehört. Versuchen Sie es über ein anderes Netz.",
    newerVersion:
      "Sie und die andere Person haben nicht dieselbe Version von Driewoord. Laden Sie beide diese Seite neu und versuchen Sie es noch einmal.",
    deviceTooWeak:
      "Dieser Browser kann das Videogespräch nicht schützen. Schließen Sie andere Fenster, bringen Sie den Browser auf den neuesten Stand oder benutzen Sie ein anderes Gerät.",
    lasted: "Das Videogespräch hat {{time}} gedauert.",
    again: "Neu beginnen",
    joinAgain: "Noch einmal versuchen",
    home: "Zur Startseite",
    hostEnded: "Wer das Videogespräch begonnen hat, hat es beendet.",
    removed:
      "Sie wurden aus dem Videogespräch entfernt. Rufen Sie die andere Person an, wenn Sie glauben, dass das ein Irrtum ist.",
    turnedAway:
      "Sie wurden diesmal nicht hereingelassen. Rufen Sie die andere Person an und fragen Sie, wann Sie teilnehmen können.",
    distrusted:
      "Sie haben die Verbindung geschlossen, weil die Prüfwörter verschieden waren. Vereinbaren Sie am Telefon andere Wörter und ein neues Passwort.",
    elsewhere: "Dieses Videogespräch geht in einem anderen Tab oder Fenster dieses Browsers weiter.",
    otherHost:
      "Jemand anders hat jetzt ein Videogespräch mit diesen drei Wörtern geöffnet. Wir haben Sie nicht verbunden. Rufen Sie zuerst die andere Person an und versuchen Sie es dann noch einmal.",
    back: "Zurück zu {{site}}",
  },

  obstacle: {
    title: "Die Verbindung mit der anderen Person ist nicht zustande gekommen.",
    noCandidates:
      "Dieser Browser lässt keine direkte Verbindung zu. Schalten Sie Erweiterungen aus, die Ihre IP-Adresse verbergen, oder nehmen Sie einen anderen Browser.",
    hidden:
      "Sie verbergen Ihre IP-Adresse, und der Weiterleitungsdienst dieser Website ist nicht erreichbar. Schalten Sie „Meine IP-Adresse verbergen“ aus, oder versuchen Sie es in einem anderen Netz.",
    noRelay:
      "Diese Website hat keinen STUN- und TURN-Dienst. Zwischen zwei verschiedenen Netzen gelingt ein Gespräch dann meist nicht. Melden Sie das der Person, die die Website betreut.",
    refused:
      "Der Weiterleitungsdienst (TURN) dieser Website weist uns ab. Melden Sie das der Person, die die Website betreut.",
    unreachable:
      "Ihr Netz lässt den Weiterleitungsdienst dieser Website nicht durch. Versuchen Sie es in einem anderen Netz, zum Beispiel mit dem mobilen Internet Ihres Telefons statt mit WLAN.",
    noPath:
      "Zwischen Ihrem Netz und dem der anderen Person wurde kein Weg gefunden. Versuchen Sie es in einem anderen Netz, zum Beispiel mit dem mobilen Internet Ihres Telefons statt mit WLAN.",
  },

  help: {
    title: "Hilfe",
    whatTitle: "Was ist Driewoord?",
    what: "Ein Videogespräch zwischen zwei oder mehr Menschen, die zuerst miteinander telefonieren. Sie brauchen kein Konto und keine App.",
    startTitle: "Ich beginne das Gespräch",
    start:
      "Wählen Sie einen Namen, einen Ort und ein Wort, am besten auch ein Passwort. Rufen Sie die andere Person an und sagen Sie die drei Wörter. Sobald auf dem Bildschirm steht, dass sie eingetippt sind, sagen Sie das Passwort. Für später: Wählen Sie „Ein Gespräch für später planen“.",
    joinTitle: "Ich soll an einem Gespräch teilnehmen",
    join: "Drücken Sie auf „An einem Videogespräch teilnehmen“. Tippen Sie die drei Wörter ein, die Sie hören, und erlauben Sie Kamera und Mikrofon. Tippen Sie danach das Passwort ein. Haben Sie einen Link bekommen? Dann drücken Sie auf den Link.",
    backgroundTitle: "Was macht der unscharfe Hintergrund?",
    background:
      "Ihr eigenes Gerät macht unscharf, was hinter Ihnen ist, oder setzt ein Bild davor. Das Bild Ihres Zimmers geht nie an die andere Person. Andere Menschen, die ins Bild kommen, bleiben sichtbar. An Ihrem Ton ändert sich nichts.",
    safeTitle: "Ist das sicher?",
    safe: "Bild und Ton sind verschlüsselt und gehen direkt zur anderen Person. Lassen die Netze das nicht zu, gehen sie, weiterhin verschlüsselt, über den Weiterleitungsdienst dieser Website. Die Vermittlung, die Sie zusammenbringt, kennt weder die Wörter noch das Passwort. Mit den Prüfwörtern können Sie feststellen, ob unterwegs niemand mithört.",
    limitsTitle: "Was Driewoord nicht sehen kann",
    limits:
      "Keine Internetseite kann sehen, ob jemand den Bildschirm mit einem Telefon filmt oder mit einem anderen Programm aufnimmt. Sprechen Sie sich darüber ab.",
    deviceTitle: "Kein Bild oder kein Ton?",
    device:
      "Drücken Sie auf „Kamera und Ton testen“. Schließen Sie andere Programme, die die Kamera benutzen. Erlauben Sie Kamera und Mikrofon im Browser. Hören Sie die andere Person zu leise? Wählen Sie unter „Kamera und Ton“ die Stufe „Lauter“.",
    leaveTitle: "Was wird gespeichert?",
    roomTitle: "Wer ist dabei, und was wird aufgezeichnet?",
    room: "Alle sehen und hören es, wenn jemand dazukommen möchte. Wer das Gespräch begonnen hat, lässt Personen herein und kann sie entfernen. Eine Aufnahme (REC) oder Übertragung (LIVE) beginnt erst, wenn alle Ja gesagt haben, und ist auf jedem Bildschirm zu sehen.",
    leave:
      "Vom Gespräch nichts, außer Sie nehmen es selbst auf. Dieses Gerät merkt sich nur Ihre Sprache, Ihren Hintergrund, drei Wörter, wenn Sie das wollten, ob Sie zuerst gefragt werden und Ihre IP-Adresse verbergen möchten, und die gewählte Kamera, das Mikrofon, den Lautsprecher und die Lautstärke. Bis Sie auflegen, merkt sich dieser Tab das Gespräch, damit Sie nach dem Neuladen zurückkommen können.",
  },

  operator: {
    title: "Wer betreibt diese Website?",
    helpdesk: "Hilfe:",
    brief: "Brauchen Sie Hilfe? {{operator}}:",
    privacy: "Ihre Daten auf dieser Website",
    imprint: "Impressum",
  },
};

export default de;
