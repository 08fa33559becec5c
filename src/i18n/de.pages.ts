import type { PagesTexts } from "./en.pages.ts";

const pages: PagesTexts = {
  allow: {
    title: "Kamera und Mikrofon erlauben",
    for: "Diese Schritte sind für",
    sliders: "Drücken Sie neben der Internetadresse auf die Schieberegler.",
    lock: "Drücken Sie neben der Internetadresse auf das kleine Schloss.",
    cameraOff: "Drücken Sie neben der Internetadresse auf die durchgestrichene kleine Kamera.",
    page: "Drücken Sie neben der Internetadresse auf das kleine Blatt. Auf einem älteren Gerät steht dort „aA“.",
    menuBar: "Drücken Sie ganz oben am Bildschirm auf „Safari“. Wählen Sie die Zeile, die mit „{{label}}“ beginnt.",
    press: "Drücken Sie auf „{{label}}“.",
    behindDots: "Drücken Sie auf „{{label}}“. Sehen Sie das nicht? Drücken Sie zuerst auf die drei Punkte.",
    switch: "Schalten Sie Kamera und Mikrofon ein.",
    choose: "Wählen Sie bei Kamera und Mikrofon „{{label}}“.",
    clear: "Bei Kamera und Mikrofon steht „{{label}}“. Drücken Sie auf das kleine Kreuz daneben.",
    unblock: "Bei Kamera und Mikrofon steht „{{label}}“. Drücken Sie darauf, damit es sich ändert.",
    device: "Öffnen Sie die Einstellungen Ihres Geräts.",
    app: "Suchen Sie dort Ihren Browser. Manchmal steht er unter „Apps“.",
    back: "Kommen Sie zu dieser Seite zurück und drücken Sie auf diesen Knopf. Klappt es nicht? Laden Sie diese Seite neu.",
    again: "Drücken Sie auf diesen Knopf.",
    askedAgain: "Drücken Sie auf diesen Knopf. Der Browser fragt dann noch einmal: Wählen Sie „{{label}}“.",
    differs: "Sieht es bei Ihnen anders aus? Suchen Sie eine Zeile mit „Kamera“ und eine mit „Mikrofon“.",
    allow: "Zulassen",
    allowFirefox: "Erlauben",
    allowSafari: "Erlauben",
    blocked: "Blockiert",
    website: "Website-Einstellungen",
    settingsFor: "Einstellungen für",
    settings: "Einstellungen",
    browser: "Ihr Browser",
    permissions: "Berechtigungen",
    permissionsSamsung: "Berechtigungen",
  },

  faq: {
    title: "Fragen und Antworten",
    lead: "Was Sie tun können, wenn etwas nicht klappt.",
    hear: "Ich höre die andere Person nicht",
    hearText:
      "Stellen Sie den Ton Ihres Geräts lauter. Sehen Sie unter „Kamera und Ton“ nach, ob der richtige Lautsprecher gewählt ist. Steckt ein Kopfhörer im Gerät? Ziehen Sie ihn heraus oder setzen Sie ihn auf.",
    heard: "Die andere Person hört mich nicht",
    heardText:
      "Sehen Sie nach, ob Ihr Mikrofon an ist: Der Knopf ist unten. Sehen Sie dann unter „Kamera und Ton“ nach, ob sich der Balken bewegt, wenn Sie etwas sagen. Bewegt er sich nicht? Dann wählen Sie ein anderes Mikrofon.",
    black: "Mein Bild ist schwarz",
    blackText:
      "Vielleicht benutzt ein anderes Programm die Kamera. Schließen Sie es. Sehen Sie auch nach, ob die Kamera abgedeckt ist und ob Sie sie im Browser erlaubt haben: Drücken Sie auf das Zeichen links neben der Adresse.",
    nobody: "Ich warte und niemand kommt",
    nobodyText:
      "Lesen Sie die drei Wörter am Telefon laut vor. Ein anderer Buchstabe genügt, und Sie finden sich nicht. Eine Person beginnt das Gespräch, die andere nimmt teil. Haben beide auf denselben Knopf gedrückt? Dann finden Sie sich nicht.",
    password: "Das Passwort ist nicht richtig",
    passwordText:
      "Fragen Sie noch einmal danach und schreiben Sie es auf. Großbuchstaben und Leerzeichen sind egal. Nach einigen Versuchen muss die Person, die das Gespräch begonnen hat, einen weiteren erlauben.",
    stutter: "Das Bild stockt",
    stutterText:
      "Setzen Sie sich näher an den Router. Schließen Sie andere Programme und andere Tabs. Schalten Sie die Kamera kurz aus: Oft wird der Ton dann besser.",
    echo: "Ich höre mich selbst",
    echoText:
      "Wahrscheinlich stehen zwei Geräte nah beieinander, oder der Ton ist sehr laut. Legen Sie das Telefon auf, stellen Sie den Ton leiser oder benutzen Sie einen Kopfhörer.",
    app: "Ich habe einen Link bekommen und die Kamera geht nicht",
    appText:
      "Manche Apps öffnen einen Link in einem eigenen Fenster ohne Kamera. Öffnen Sie den Link dann in Chrome, Safari, Firefox oder Edge.",
    blocked: "Es kommt keine Verbindung zustande",
    blockedText:
      "Das Netz eines Krankenhauses oder einer Firma lässt ein Videogespräch manchmal nicht zu. Versuchen Sie es mit einem anderen Netz, zum Beispiel das Ihres Telefons. Klappt es noch nicht? Bitten Sie den Betreiber dieser Website um Hilfe.",
    photo: "Wie schicke ich ein Foto oder einen Brief?",
    photoText:
      "Drücken Sie auf „Mehr“ und dann auf „Foto oder Datei“. Auf einem Telefon können Sie sofort ein Foto machen. Die andere Person muss das Foto oder die Datei annehmen. Hat sie Sie darum gebeten? Dann drücken Sie auf den Knopf in der Frage über dem Bild. Speichern Sie, was Sie bekommen: Nach dem Gespräch ist es weg.",
    closed: "Ich habe das Fenster aus Versehen geschlossen",
    closedText:
      "Öffnen Sie die Seite noch einmal und drücken Sie auf denselben Knopf wie beim ersten Mal. Tippen Sie dieselben drei Wörter und dasselbe Passwort ein. Vielleicht muss die andere Person Sie noch hereinlassen.",
    device: "Welche Geräte sind geeignet?",
    deviceText:
      "Ein Computer, Tablet oder Telefon mit Kamera und Mikrofon und eine nicht zu alte Version von Chrome, Edge, Firefox oder Safari. Sie müssen nichts installieren.",
  },

  facts: {
    title: "Was mit Ihren Daten geschieht",
    lead: "Für alle, die es genau wissen wollen, etwa Datenschutzbeauftragte.",
    media: "Bild, Ton, Nachrichten und Dateien",
    mediaText:
      "Sie gehen verschlüsselt von Gerät zu Gerät. Nur die Menschen im Gespräch können sie öffnen. Lassen die Netze das nicht zu, gehen sie, weiterhin verschlüsselt, über den Weiterleitungsdienst dieser Website. Driewoord speichert sie nirgends, außer auf dem Gerät von jemandem, der damit aufnimmt, und nur wenn alle Ja gesagt haben. Eine Aufnahme mit einem anderen Programm kann Driewoord nicht sehen.",
    words: "Die drei Wörter und das Passwort",
    wordsText:
      "Sie bleiben auf den Geräten. Die Vermittlung sieht eine Adresse, die daraus berechnet ist, solange das Gespräch offen ist und einige Minuten danach. Wer die Vermittlung betreibt, könnte leichte Wörter daraus erraten. Verschicken Sie selbst einen Link, stehen die drei Wörter darin, nie das Passwort.",
    name: "Ihr Name",
    nameText:
      "Nur wenn Sie einen eintippen. Er geht verschlüsselt an die anderen im Gespräch und bleibt nirgends stehen.",
    address: "Ihre IP-Adresse",
    addressText:
      "Die Vermittlung und der Weiterleitungsdienst sehen sie, solange Sie verbunden sind, wie bei jeder Website. Gegen Missbrauch zählt die Vermittlung je Adresse, einige Minuten lang, und der Weiterleitungsdienst, solange Sie ihn benutzen, alles nur im Arbeitsspeicher. Wer mit Ihnen spricht, sieht sie auch, außer Sie verbergen sie.",
    logs: "Protokolle",
    logsText:
      "Driewoord schreibt keine IP-Adressen, Namen, Wörter oder Inhalte auf und auch nicht, wer mit wem spricht.",
    device: "Auf Ihrem eigenen Gerät",
    deviceText:
      "Ihre Sprache, Ihr Hintergrund, was Sie unter „Bildschirm und Signale“ gewählt haben, ob Sie zuerst gefragt werden und Ihre IP-Adresse verbergen möchten, die gewählte Kamera, das Mikrofon, der Lautsprecher und die Lautstärke, und drei Wörter, wenn Sie das wollten. Auch eine zufällige Zahl, an der die Vermittlung nach einer Unterbrechung sieht, dass Sie es wieder sind. Eine Aufnahme, bis Sie sie speichern oder löschen. Eine erhaltene Datei, bis Sie nach dem Gespräch die Seite verlassen. Bis Sie auflegen auch das, was nötig ist, um nach dem Neuladen zurückzukommen. Ein Link, über den Sie kamen, kann in der Liste der besuchten Seiten stehen. Es gibt keine Cookies.",
    others: "Andere",
    othersText:
      "Driewoord fragt niemand anderen: keine Statistik, keine Werbung, keine Schriften oder Programme von anderen Websites. Bei einer Übertragung (LIVE) geht das Gespräch an den Dienst, den jemand im Gespräch gewählt hat, wenn alle Ja gesagt haben.",
    blur: "Der Hintergrund",
    blurText:
      "Verbergen Sie Ihren Hintergrund, geschieht das auf Ihrem eigenen Gerät, und das scharfe Bild Ihres Zimmers geht nicht zu den anderen. Bei einer schnellen Bewegung kann kurz ein Streifen zu sehen sein. Wer ein Gespräch beginnt, fängt immer so an; wer teilnimmt, wählt selbst.",
    operator: "Was der Betreiber selbst ergänzen muss",
    operatorText:
      "Wer verantwortlich ist, die Rechtsgrundlage, wo die Rechner stehen, welchen Vertrag es mit dem Hoster gibt, ob Dienste von anderen eingestellt sind und was ein eigener Proxy oder eine Firewall aufschreibt.",
  },

  access: {
    title: "Barrierefreiheit",
    lead: "Für alle, die ein Hilfsmittel benutzen oder wissen wollen, was getestet wurde.",
    standard: "Woran wir uns halten",
    standardText:
      "Driewoord ist nach WCAG 2.2, Stufe AA, und der europäischen Norm EN 301 549 gebaut. Jeder Bildschirm wird bei jeder Änderung von einem Programm geprüft: bei Tag, bei Nacht und in Farben, die das Gerät vorgibt. Von außen hat es noch niemand untersucht.",
    keyboard: "Tastatur und Vorleseprogramm",
    keyboardText:
      "Alles geht mit der Tastatur. Jede Taste und jedes Feld hat einen Namen. Was sich ändert, wird vorgelesen: wer dazukommt, wer aufnimmt und ob die Verbindung schwach ist.",
    size: "Groß und deutlich",
    sizeText:
      "Sie können die Seite bis auf 400 % vergrößern. Im Gespräch gibt es größere Schrift, unter „{{comfort}}“. Nichts wird nur durch eine Farbe gesagt. Es gibt eine dunkle Fassung, und nichts bewegt sich, wenn Ihr Gerät um Ruhe bittet.",
    hear: "Schwerhörig",
    hearText:
      "Die anderen können bis zu viermal lauter klingen, ohne Verzerrung. Sie können einander schreiben. Jedes Signal steht auch als Satz auf dem Bildschirm.",
    gaps: "Was noch nicht geht",
    gapsText:
      "Es gibt keine Untertitel. Ein Bildschirm oder Dokument, das jemand zeigt, ist ein Bild, das ein Vorleseprogramm nicht lesen kann: Bitten Sie darum als Datei. Benutzen Sie Gebärdensprache? Dann schalten Sie den unscharfen Hintergrund aus, der eine schnelle Hand unscharf machen kann.",
    report: "Kommen Sie nicht weiter?",
    reportText:
      "Sagen Sie es denen, die diese Website betreiben. Steht unten keine Adresse, dann fragen Sie die Person, mit der Sie sprechen.",
  },

  guide: {
    startTitle: "Schritt für Schritt: Ich beginne ein Gespräch",
    joinTitle: "Schritt für Schritt: Ich nehme teil",
    tryTitle: "Schritt für Schritt: Wir probieren es mit jemandem aus dem Team",
    lead: "Sie können diese Seite drucken oder als PDF speichern.",
    print: "Drucken",
    start: {
      open: "Öffnen Sie die Seite",
      openText: "Gehen Sie zu {{address}} in Chrome, Edge, Firefox oder Safari und drücken Sie auf „{{button}}“.",
      words: "Wählen Sie die Wörter",
      wordsText:
        "Drücken Sie auf „{{button}}“: Dann werden drei Wörter und ein Passwort für Sie ausgewählt. Oder tippen Sie sie selbst ein. Nehmen Sie nicht den Namen der anderen Person und nichts, worüber Sie sprechen werden.",
      look: "Prüfen Sie, wie man Sie sieht",
      lookText:
        "Erlauben Sie Kamera und Mikrofon. Was hinter Ihnen ist, wird unscharf, auf Ihrem eigenen Gerät. Drücken Sie dann auf „{{button}}“.",
      phone: "Rufen Sie die andere Person an",
      phoneText:
        "Bitten Sie sie, dieselbe Seite zu öffnen, auf „{{button}}“ zu drücken und die drei Wörter einzutippen. Der Bildschirm hilft Ihnen beim Buchstabieren.",
      password: "Sagen Sie das Passwort",
      passwordText: "Erst wenn es auf Ihrem Bildschirm steht. Dann kann die andere Person es eintippen.",
      talk: "Legen Sie am Telefon auf",
      talkText: "Sobald Sie einander sehen und hören. Sonst hören Sie alles doppelt.",
      buttons: "Während des Gesprächs",
      buttonsText:
        "Mit den Knöpfen unten schalten Sie Mikrofon, Kamera und unscharfen Hintergrund ein und aus. Unter „{{button}}“ finden Sie alles andere: Nachrichten, Bildschirm zeigen, ein anderes Passwort, Hilfe.",
      door: "Jemand an der Tür",
      doorText:
        "Wer später kommt, wartet an der Tür. Alle im Gespräch sehen das. Lassen Sie nur herein, wen Sie erwarten.",
      end: "Beenden Sie das Gespräch",
      endText:
        "Drücken Sie auf „{{button}}“. Vom Gespräch wird nichts aufbewahrt, außer alle waren mit einer Aufnahme einverstanden.",
    },
    try: {
      apart: "Zwei Geräte, zwei Zimmer",
      apartText:
        "Zwei Computer, oder ein Computer und ein Telefon. In einem Zimmer würden Sie alles doppelt hören. Die eine Person startet die Gespräche, die andere kommt dazu. Es dauert eine Viertelstunde.",
      meet: "Beginnen Sie das Gespräch",
      meetText:
        "Wer startet, drückt auf „{{button}}“ und ruft die andere Person an. Auf dem Bildschirm steht, was Sie vorlesen. Die andere Person tippt die drei Wörter und danach das Passwort.",
      hear: "Sehen und hören Sie einander",
      hearText:
        "Legen Sie das Telefon auf, und sprechen Sie nacheinander. Ist jemand nicht zu sehen oder nicht zu hören? Drücken Sie auf „{{more}}“ und dann auf „{{button}}“.",
      safety: "Vergleichen Sie die zwei Prüfwörter",
      safetyText:
        "Drücken Sie auf die drei Punkte neben dem Namen der anderen Person. Lesen Sie beide dieselben zwei Wörter? Dann hört niemand dazwischen mit.",
      mute: "Sprechen Sie mit ausgeschaltetem Mikrofon",
      muteText:
        "Auf Ihrem Bildschirm steht, dass Ihr Mikrofon aus ist. Sprechen Sie weiter, dann sagt er es noch einmal. Schalten Sie auch die Kamera aus: Die andere Person kann das lesen.",
      wrong: "Tippen Sie ein falsches Passwort",
      wrongText:
        "Wer dazugekommen ist, legt auf. Wer gestartet hat, drückt auf „{{dismiss}}“. Dann kommt die andere Person neu herein und tippt zuerst ein falsches Passwort. Beide Bildschirme sagen, was geschieht. Wer gestartet hat, sieht, wie oft.",
      third: "Lassen Sie eine dritte Person anklopfen",
      thirdText:
        "Kommen Sie mit einem weiteren Telefon dazu, oder in einem Fenster eines anderen Browsers, mit den drei Wörtern und dem Passwort. Alle sehen, dass jemand an der Tür ist. Drücken Sie auf „{{button}}“: Von da an sagt der Bildschirm, dass noch jemand da ist.",
      out: "Setzen Sie diese Person vor die Tür",
      outText:
        "Drücken Sie auf die drei Punkte neben dem Namen, und entfernen Sie die Person. Sie kennt die Wörter noch: Wählen Sie gleich ein anderes Passwort.",
      rec: "Fragen Sie, ob Sie aufnehmen dürfen",
      recText:
        "Drücken Sie auf „{{more}}“ und dann auf „{{rules}}“, und erlauben Sie es dort. Drücken Sie danach auf „{{more}}“ und auf „{{button}}“. Die andere Person wird zuerst gefragt. REC steht auf beiden Bildschirmen, solange es dauert.",
      hand: "Zeigen und senden Sie etwas",
      handText:
        "Drücken Sie auf „{{more}}“ und dann auf „{{button}}“. Zeigen Sie ein Dokument, und senden Sie ein Foto: Die andere Person sagt, ob sie es haben will.",
      line: "Schalten Sie das WLAN aus",
      lineText:
        "Auf einem Gerät, eine halbe Minute lang. Beide Bildschirme sagen, dass die Verbindung weg ist. Sie kommt von selbst zurück.",
      end: "Legen Sie auf, und reden Sie darüber",
      endText:
        "Was sagen Sie am Telefon zu jemandem, der das zum ersten Mal macht? Hat etwas nicht funktioniert? „{{button}}“ auf der ersten Seite findet heraus, warum, und schreibt es für Ihre Hilfe auf.",
    },
    join: {
      open: "Öffnen Sie die Seite",
      openText:
        "Tippen Sie die Adresse, die Sie am Telefon hören, ganz oben in Ihren Browser ein. Drücken Sie auf „{{button}}“. Haben Sie einen Link bekommen? Drücken Sie auf den Link und dann auf „{{next}}“, und überspringen Sie den nächsten Schritt.",
      words: "Tippen Sie die drei Wörter ein",
      wordsText: "Sie hören sie am Telefon. Großbuchstaben und Akzente sind egal. Drücken Sie dann auf „{{button}}“.",
      look: "Sehen Sie sich selbst",
      lookText:
        "Ihr Browser fragt, ob er Kamera und Mikrofon benutzen darf. Wählen Sie „Zulassen“ oder „Erlauben“. Noch sieht Sie niemand. Drücken Sie dann auf „{{button}}“.",
      wait: "Warten Sie",
      waitText: "Bleiben Sie auf dieser Seite. Inzwischen können Sie Kamera und Ton testen.",
      password: "Tippen Sie das Passwort ein",
      passwordText: "Sie hören es am Telefon, sobald diese Seite danach fragt.",
      talk: "Legen Sie am Telefon auf",
      talkText: "Sobald Sie einander sehen und hören. Sonst hören Sie alles doppelt.",
      buttons: "Während des Gesprächs",
      buttonsText:
        "Mit den Knöpfen unten schalten Sie Mikrofon und Kamera aus und wieder ein. Brauchen Sie Hilfe? Drücken Sie auf „{{button}}“.",
      end: "Legen Sie auf",
      endText: "Drücken Sie auf „{{button}}“, wenn das Gespräch zu Ende ist.",
    },
  },

  test: {
    lead: "Hier sieht und hört Sie niemand.",
    done: "Fertig",
    title: "Alles testen",
    about: "Das dauert etwa zehn Sekunden. Sie sprechen dabei ein paar Worte. Niemand sonst sieht oder hört das.",
    start: "Test starten",
    line: "Die Verbindung wird getestet. Einen Augenblick…",
    self: "Sprechen Sie jetzt ein paar Worte. Sagen Sie zum Beispiel, welcher Tag heute ist.",
    unheard: "Das Mikrofon wird nicht benutzt. Einen Augenblick…",
    changed: "Sie haben etwas geändert. Deshalb beginnt es von vorn.",
    own: "Sie, wie die andere Person Sie sehen würde",
    film: "So würde die andere Person Sie sehen und hören. Drücken Sie auf Abspielen und hören Sie zu.",
    mute: "Hören Sie im Film nichts?",
    verdict: {
      good: "Alles funktioniert. Sie können mit diesem Gerät anrufen.",
      unsure:
        "Alles, was sich hier testen lässt, funktioniert. Ob ein Anruf durchkommt, kann diese Seite nicht vorher wissen.",
      hampered: "Sie können anrufen, aber nicht alles ist so gut, wie es sein könnte. Sehen Sie unten, was.",
      devices:
        "Anrufe kommen durch, aber die andere Person kann Sie nicht sehen oder nicht gut hören. Lesen Sie unten, was Sie tun können.",
      alone:
        "Anrufe kommen durch, aber die andere Person kann Sie weder sehen noch hören. Lesen Sie unten, was Sie tun können.",
      closed: "Von hier kommen Anrufe wahrscheinlich nicht durch.",
      away: "Die Seite antwortet im Moment nicht.",
    },
    advice: {
      closed:
        "Versuchen Sie es mit einem anderen Netz, zum Beispiel dem mobilen Internet Ihres Telefons. Zeigen Sie bei der Arbeit den Text unten der Person, die das Netz betreut.",
      away: "Sehen Sie nach, ob dieses Gerät Internet hat, und versuchen Sie es in ein paar Minuten noch einmal.",
    },
    mark: { good: "Gut", doubtful: "Achtung", bad: "Fehler" },
    camera: {
      label: "Kamera",
      works: "Sie funktioniert. Bilder pro Sekunde: {{pictures}}",
      slow: "Sie gibt wenige Bilder. Mehr Licht hilft. Bilder pro Sekunde: {{pictures}}",
      off: "Sie ist ausgeschaltet.",
      untried: "Sie konnte nicht getestet werden.",
    },
    mic: {
      label: "Mikrofon",
      works: "Man hört Sie.",
      silent:
        "Es war nichts zu hören. Sprechen Sie während des Tests. Sehen Sie nach, ob das Mikrofon am Headset oder am Laptop stummgeschaltet ist.",
      off: "Es ist ausgeschaltet.",
      untried: "Es konnte nicht getestet werden.",
    },
    background: {
      label: "Hintergrund",
      works: "Er ist verborgen, und das Bild bleibt flüssig.",
      slow: "Weil der Hintergrund verborgen wird, ruckelt das Bild auf diesem Gerät. Schließen Sie andere Programme, oder wählen Sie weiter unten einen anderen Hintergrund.",
      off: "Die andere Person würde Ihr Zimmer sehen.",
      stopped:
        "Er konnte nicht verborgen werden. Deshalb geht kein Bild hinaus. Wählen Sie weiter unten einen anderen Hintergrund, oder zeigen Sie Ihr Zimmer.",
      untried: "Er konnte nicht getestet werden.",
    },
    relay: {
      label: "Verbindung zur Seite",
      open: "Sie funktioniert.",
      blocked:
        "Die Seite kommt an, aber die Verbindung für Anrufe wird blockiert: vom Netz, von einem Virenscanner oder von einer Erweiterung im Browser.",
      busy: "Es ist gerade sehr viel los. Versuchen Sie es in ein paar Minuten noch einmal.",
      down: "Die Seite antwortet nicht.",
    },
    direct: {
      label: "Der direkte Weg zu anderen",
      reached: "Er ist offen.",
      untried: "Das konnte nicht getestet werden, weil die Seite nicht antwortet.",
      unreached: "Er ist in diesem Netz geschlossen. Das ist nicht schlimm, wenn der Umweg offen ist.",
      none: "Diese Seite kann das nicht testen. Zwischen zwei verschiedenen Netzen kann ein Anruf scheitern.",
    },
    turn: {
      label: "Der Umweg, wenn der direkte Weg geschlossen ist",
      reached: "Er ist offen.",
      untried: "Das konnte nicht getestet werden, weil die Seite nicht antwortet.",
      refused: "Die Technik dieser Seite lehnt den Umweg ab. Sagen Sie das dem Helpdesk.",
      stuck: "Er antwortet, aber kein Anruf kam hindurch. Sagen Sie das dem Helpdesk.",
      unreached: "Er ist aus diesem Netz nicht erreichbar. Das ist nicht schlimm, wenn der direkte Weg offen ist.",
      none: "Diese Seite hat keinen. Zwischen manchen Netzen kann ein Anruf scheitern.",
    },
    call: {
      label: "Ein Anruf bei Ihnen selbst",
      relayed: "Er hat geklappt, über den Umweg.",
      direct: "Er hat geklappt.",
      thin: "Er hat geklappt, aber es kamen wenige Bilder durch: die Verbindung ist langsam.",
      none: "Er kam nicht zustande. Schalten Sie Erweiterungen aus, die Ihre IP-Adresse verbergen, oder benutzen Sie einen anderen Browser.",
    },
    report: "Für den Helpdesk",
    reportHint:
      "Lesen Sie das der Person vor, die Ihnen hilft, oder schicken Sie es ihr. Es enthält keinen Namen, keine Adresse und kein Bild: nur diese Website, die Zeit und die Art von Gerät und Browser.",
  },
};

export default pages;
