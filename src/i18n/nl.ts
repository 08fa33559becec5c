import type { Dictionary } from "./en.ts";

const nl: Dictionary = {
  close: "Sluiten",
  busy: "Een ogenblik…",

  start: {
    title: "Een videogesprek starten",
    lead: "Kies drie woorden. U zegt ze straks aan de telefoon.",
    direct: "Meteen beginnen",
    directHint: "Wij kiezen drie woorden en een wachtwoord voor u.",
    own: "Of kies zelf",
    fixed: "Deze woorden onthouden",
    fixedLead: "Op dit apparaat, voor uw volgende gesprekken. Iedereen wacht dan aan de deur tot u opendoet.",
    consultingLead: "Mensen komen één voor één binnen. Wie later komt, wacht en ziet niet wie er al binnen is.",
    drawAll: "Drie woorden voorstellen",
    word1: "Een naam",
    word1Hint: "Bijvoorbeeld: Tom. Liever niet de naam van de ander.",
    word2: "Een plaats",
    word2Hint: "Bijvoorbeeld: Hasselt. Liever niet waar de ander woont.",
    word3: "Een woord",
    word3Hint: "Uit de lijst, makkelijk te zeggen en te spellen",
    random: "Ander woord",
    password: "Wachtwoord",
    passwordHint: "Minstens 4 letters of cijfers. Zeg het pas als het scherm erom vraagt.",
    suggest: "Wachtwoord voorstellen",
    open: "Zonder wachtwoord kan iedereen die de drie woorden kent meedoen. Dan is dit gesprek niet vertrouwelijk.",
    without: "Zonder wachtwoord",
    submit: "Verder",
    plan: "Een gesprek plannen voor later",
    appointment: "Uw afspraak: {{when}}",
    linkedLead: "De drie woorden van uw afspraak staan er al, en een wachtwoord is voorgesteld. Druk op “Verder”.",
  },

  join: {
    title: "Meedoen aan een videogesprek",
    lead: "Typ de drie woorden die u aan de telefoon hoort. Hoofdletters, accenten en streepjes maken niet uit.",
    word1: "Eerste woord",
    word2: "Tweede woord",
    word3: "Derde woord",
    didYouMean: "Bedoelt u:",
    submit: "Verder",
    waitingTitle: "We wachten op de ander",
    waitingLead:
      "Kloppen de drie woorden hieronder? Wacht dan tot de ander begint. Klopt er één niet? Druk op “Andere woorden typen”.",
    waitingWords: "U typte:",
    relay: "Contact maken…",
    readBack:
      "Er antwoordt nog niemand. Lees deze drie woorden voor aan de telefoon. Klopt er één niet? Verander het hieronder.",
    retype: "Met deze woorden proberen",
    otherWords: "Andere woorden typen",
    passwordTitle: "Typ nu het wachtwoord",
    passwordLead: "U hoort het aan de telefoon. Hoofdletters en spaties maken niet uit.",
    again: "De verbinding is even opnieuw begonnen. Druk nog eens op de knop.",
    password: "Wachtwoord",
    passwordSubmit: "Naar het gesprek",
    checking: "Het wachtwoord wordt gecontroleerd…",
    checkingSlow: "Het duurt nog even. Blijf op deze pagina, u hoeft niets te doen.",
    wrong: {
      one: "Dat is niet het juiste wachtwoord. Luister nog eens goed en typ het opnieuw. U kunt het nog één keer proberen.",
      other:
        "Dat is niet het juiste wachtwoord. Luister nog eens goed en typ het opnieuw. U kunt het nog {{count}} keer proberen.",
    },
    openTitle: "Dit gesprek heeft geen wachtwoord",
    openLead:
      "Dan kan iedereen die de drie woorden kent meedoen. Kreeg u aan de telefoon wel een wachtwoord? Stop dan. Zeg aan de telefoon dat het scherm geen wachtwoord vraagt.",
    openSubmit: "Zonder wachtwoord meedoen",
  },

  invited: {
    title: "U bent uitgenodigd voor een videogesprek",
    lead: "Druk op “{{next}}”. Eerst ziet u alleen uzelf. Nog niemand ziet of hoort u.",
    appointment: "Uw afspraak",
    early: "U bent vroeg, en dat is prima. U kunt nu camera en geluid testen, en dan wachten.",
    words: "De drie woorden van dit gesprek:",
    wait: "Blijf op deze pagina. Zodra de ander er is, kunt u verder.",
    later:
      "Het is nog niet zover. U kunt deze pagina sluiten, en de link dan opnieuw openen. Of ga nu al verder, om camera en geluid te testen.",
    over: "Dat moment is voorbij. Bent u niet zeker? Bel de ander op.",
    long: "Er is nog niemand gekomen. Bel de ander op, en blijf op deze pagina.",
    password: "U wordt opgebeld en hoort het dan. Hoofdletters en spaties maken niet uit.",
  },

  field: {
    empty: "Typ hier een woord.",
    noLetters: "Typ hier letters of cijfers.",
    tooShort: "Dit woord is te kort: typ minstens 2 letters of cijfers.",
    tooLong: "Dit woord is te lang: typ hoogstens 32 letters of cijfers.",
    passwordEmpty: "Typ het wachtwoord dat u aan de telefoon hoort.",
    passwordChoose: "Kies een wachtwoord: minstens 4 letters of cijfers.",
    passwordTooShort: "Het wachtwoord is te kort: typ minstens 4 letters of cijfers.",
    passwordTooLong: "Het wachtwoord is te lang: typ hoogstens 64 letters of cijfers.",
  },

  preview: {
    title: "Zo ziet de ander u",
    testTitle: "Camera en geluid testen",
    asking: "Uw browser vraagt of hij uw camera en microfoon mag gebruiken. Kies “Toestaan”.",
    camera: "Camera",
    mic: "Microfoon",
    speaker: "Luidspreker",
    micLevel: "Zeg iets: beweegt het balkje?",
    loudness: "Hoe luid u de anderen hoort",
    loudness1: "Gewoon",
    loudness2: "Luider",
    loudness4: "Veel luider",
    speakerTest: "Laat een geluid horen",
    name: "Uw naam",
    nameHint: "U mag dit leeg laten. De ander ziet uw naam.",
    continue: "Verder",
    continueWithout: "Toch verdergaan",
    retry: "Opnieuw proberen",
    cameraOff: "De camera staat uit",
    defaultDevice: "Apparaat {{number}}",
    front: "Voorkant",
    back: "Achterkant",
    mirror: "U ziet uzelf zoals in een spiegel. De ander ziet u niet in spiegelbeeld.",
    hideAddress: "Mijn IP-adres verbergen",
    hideAddressLead:
      "Beeld en geluid gaan dan niet rechtstreeks naar de ander, maar versleuteld langs de doorgeefdienst van deze website.",
  },

  background: {
    title: "Achtergrond",
    blur: "Wazig",
    none: "Kamer tonen",
    light: "Een beetje wazig",
    strong: "Heel wazig",
    wall: "Muur",
    window: "Raam",
    hills: "Heuvels",
    sand: "Zand",
    mist: "Grijsblauw",
    everything:
      "Uw hele beeld is wazig: dit apparaat ziet nog niet waar u zit. Ga recht voor de camera zitten. De ander ziet alleen kleuren.",
    stopped: "Uw beeld valt even weg. Niemand ziet u nu. De achtergrond wordt opnieuw wazig gemaakt.",
    askTitle: "Uw kamer tonen?",
    ask: "De ander ziet dan alles wat achter u is. Uw achtergrond is niet meer wazig.",
    keep: "Verborgen houden",
    show: "Kamer tonen",
  },

  problem: {
    inApp:
      "U hebt deze pagina in een andere app geopend, zoals Facebook of Instagram. Die geeft camera en microfoon vaak niet door. Kopieer de link hieronder, open Chrome of Safari en plak de link boven in de adresbalk.",
    denied:
      "Uw browser laat Driewoord uw camera of microfoon niet gebruiken. Druk naast het webadres op het slotje, de schuifjes of het cameraatje. Kies “Toestaan” en druk dan op “Opnieuw proberen”.",
    cameraDenied:
      "Uw browser laat Driewoord uw camera niet gebruiken. Druk naast het webadres op het slotje, de schuifjes of het cameraatje. Kies “Toestaan” en druk dan op “Opnieuw proberen”. Of ga verder met alleen geluid.",
    micDenied:
      "Uw browser laat Driewoord uw microfoon niet gebruiken, dus niemand kan u horen. Druk naast het webadres op het slotje, de schuifjes of het microfoontje. Kies “Toestaan” en druk dan op “Opnieuw proberen”.",
    system:
      "De browser mag het, maar dit toestel zelf geeft de camera of microfoon niet aan de browser. Open de instellingen van het toestel, zoek “Privacy”, sta camera en microfoon toe voor uw browser en druk dan op “Opnieuw proberen”.",
    unanswered:
      "Uw camera of microfoon is er nog niet. Misschien vraagt uw browser iets boven aan het scherm: kies “Toestaan”. U kunt al verdergaan: beeld en geluid komen erbij zodra u het toestaat.",
    cameraMissing:
      "Er is geen camera gevonden. Sluit er een aan en druk op “Opnieuw proberen”, of ga verder met alleen geluid.",
    micMissing:
      "Er is geen microfoon gevonden. Sluit er een aan, bijvoorbeeld een koptelefoon met microfoon, en druk op “Opnieuw proberen”.",
    cameraInUse:
      "Een ander programma gebruikt uw camera, zoals Teams, Zoom of WhatsApp. Sluit dat programma en druk op “Opnieuw proberen”.",
    micInUse:
      "Iets anders gebruikt uw microfoon. Belt u met dit toestel? Hang dan eerst op. Of sluit het andere programma. Druk dan op “Opnieuw proberen”.",
    insecure:
      "Deze pagina is niet veilig geopend. Daarom houdt de browser de camera tegen. Open de pagina met een adres dat met https:// begint.",
    cameraUnplugged: "De camera is losgekoppeld. Sluit de camera weer aan of kies een andere.",
    micUnplugged: "De microfoon is losgekoppeld. Sluit de microfoon weer aan of kies een andere.",
    cameraUnknown:
      "De camera start niet. Sluit de camera opnieuw aan of herstart uw apparaat. Druk dan op “Opnieuw proberen”.",
    micUnknown:
      "De microfoon start niet. Sluit de microfoon opnieuw aan of herstart uw apparaat. Druk dan op “Opnieuw proberen”.",
    cameraNotThatOne:
      "Die camera start niet. Misschien gebruikt een ander programma hem. De camera van daarnet blijft aan.",
    micNotThatOne:
      "Die microfoon start niet. Misschien gebruikt een ander programma hem. De microfoon van daarnet blijft aan.",
    cameraDry:
      "Uw camera staat aan, maar geeft geen beeld. Zit er een klepje of een schakelaar op, of gebruikt een ander programma hem? Kies anders een andere camera.",
    micDry:
      "Uw microfoon staat aan, maar geeft geen geluid. Staat hij uit met een knop of een toets, of bent u aan het telefoneren? Kies anders een andere microfoon.",
  },

  room: {
    you: "U",
    other: "De ander",
    dictateTitle: "Bel de ander op",
    stepSite: "Vraag de ander om dit adres te openen:",
    stepJoin: "Laat de ander “{{join}}” kiezen en deze drie woorden typen:",
    as: "van {{name}}",
    passwordLater: "Zeg het wachtwoord nog niet. Het komt hier te staan zodra de ander het kan typen.",
    arrived: "De drie woorden zijn getypt. Zeg nu het wachtwoord:",
    passwordNotYet: "Zeg het wachtwoord nog niet.",
    sameWords: "Dezelfde drie woorden als daarnet. Deze pagina is opnieuw geladen, en we bewaren ze niet.",
    samePassword: "Hetzelfde wachtwoord als daarnet. Weet u het niet meer? Kies dan een nieuw, bij “Meer”.",
    open: "Dit gesprek heeft geen wachtwoord. Iedereen die de drie woorden kent, kan meedoen.",
    checking: "De ander heeft een wachtwoord getypt. Een ogenblik…",
    mic: "Microfoon",
    camera: "Camera",
    hangUp: "Ophangen",
    more: "Meer",
    settings: "Camera en geluid",
    setPassword: "Wachtwoord veranderen",
    addPassword: "Wachtwoord instellen",
    setPasswordLead: "Wie vanaf nu wil meedoen, heeft dit wachtwoord nodig. Wie al meedoet, kan blijven.",
    setPasswordSubmit: "Dit wachtwoord gebruiken",
    passwordSet: "Het nieuwe wachtwoord geldt vanaf nu.",
    who: "Wie doet er mee?",
    safety: "Veiligheidswoorden",
    safetyLead:
      "Wilt u zeker weten dat onderweg niemand meeluistert? Lees deze twee woorden aan elkaar voor. Op beide schermen moet hetzelfde staan.",
    yourMicOff: "Uw microfoon staat uit",
    press: "Druk hier om de ander te zien en te horen",
    otherMicOff: "{{name}}: microfoon staat uit",
    otherCameraOff: "{{name}}: camera staat uit",
    holds: "{{name}}: beeld staat even stil, want de verbinding is zwak. U hoort elkaar nog wel.",
    weakLine: "{{name}}: zwakke verbinding",
    otherNumber: "Persoon {{number}}",
    host: "startte het gesprek",
    away: "{{name}} is even niet bereikbaar. We wachten tot de verbinding er weer is.",
    connecting: "Verbinding maken: {{name}}…",
    vouched:
      "Voor deze persoon zijn er geen veiligheidswoorden. Wie het gesprek startte, heeft het wachtwoord gecontroleerd.",
    safetyDiffer: "Woorden verschillen: verbinding verbreken",
    linked:
      "De ander heeft de drie woorden in een bericht en hoeft daar alleen op de link te drukken. Zodra dat gebeurd is, ziet u het hier.",
    noLink: "Vindt de ander de link niet?",
    arrivedByLink: "De ander is er. Bel de ander op, en zeg het wachtwoord:",
  },

  knock: {
    title: "Er wacht iemand aan de deur",
    someone: "Iemand",
    since: "Wacht sinds {{time}}.",
    wants: "{{name}} wil binnenkomen",
    extra: "{{name}} wil ook meedoen aan dit gesprek. Was dat afgesproken?",
    told: "Uw bericht is verstuurd.",
    sameName: "Er is al iemand binnen met deze naam. Vraag aan de telefoon wie dit is.",
    full: "Het gesprek is vol. Eerst moet er iemand weggaan.",
    admit: "Binnenlaten",
    message: "Bericht sturen",
    refuse: "Weigeren",
    ownWords: "Of in uw eigen woorden",
    send: "Versturen",
  },

  consulting: {
    title: "Spreekuur",
    lead: "Mensen komen één voor één binnen. Wie later komt, wacht en ziet niet wie er al binnen is. Iedereen gebruikt dezelfde drie woorden en hetzelfde wachtwoord.",
    room: "Wachtkamer",
    nobody: "Er wacht niemand.",
    waiting: { one: "Er wacht 1 persoon.", other: "Er wachten {{count}} mensen." },
    open: "Naar de wachtkamer",
    next: "Ophangen en binnenlaten: {{name}}",
    leaveTitle: "Wat wilt u beëindigen?",
    finish: "Dit gesprek beëindigen",
    finishLead: "De wachtkamer blijft open. Daarna laat u de volgende binnen.",
    close: "Het spreekuur sluiten",
    closeLead: "Ook een gesprek dat nog bezig is, stopt dan. Wie nog wacht, hoort dat het voorbij is.",
  },

  note: {
    moment: "Een ogenblik, alstublieft.",
    fiveMinutes: "Ik heb nog vijf minuten nodig.",
    callYou: "Ik bel u op.",
  },

  check: {
    title: "Test ondertussen camera en geluid",
    number: "Vraag {{number}} van 3",
    see: "Ziet u uzelf?",
    say: "Zeg iets. Beweegt het balkje?",
    hear: "Laat het geluid horen. Hoort u het?",
    yes: "Ja",
    no: "Nee",
    skip: "Verder zonder",
    seeHelp:
      "Zit er een schuifje of klepje voor de camera? Schuif het open. Gebruikt een ander programma de camera? Sluit het. Of kies hieronder een andere camera.",
    sayHelp:
      "Kom dichterbij en spreek wat luider. Zit er op uw koptelefoon een knopje dat de microfoon uitzet? Druk erop. Of kies hieronder een andere microfoon.",
    hearHelp:
      "Zet het geluid van uw toestel luider. Is er een koptelefoon aangesloten? Zet hem op, of haal de stekker eruit. Laat het geluid dan nog eens horen.",
    works: "Camera en geluid werken. U bent klaar.",
    troubles: "Nog niet alles werkt. U kunt toch meedoen. De ander ziet dat er iets niet werkte.",
    anew: "Nog eens testen",
    told: "{{name}}: camera en geluid zijn voor het gesprek getest, en ze werken.",
    toldTroubles: "{{name}}: camera of geluid werkte niet bij de test voor het gesprek.",
    helps: "Hieronder staat wat kan helpen.",
  },

  door: {
    title: "U staat aan de deur",
    lead: "Het wachtwoord klopt. De ander ziet dat u wacht en kan u binnenlaten.",
    wait: "Wacht tot u binnengelaten wordt. U hoeft niets te doen.",
    says: "De ander zegt:",
    leave: "Niet langer wachten",
    opened: "U mag binnenkomen",
  },

  goingOn: {
    no: "Nee",
    here: {
      title: "Terug naar het gesprek?",
      lead: "Dit tabblad was daarnet in een gesprek. Uw camera en uw microfoon zijn nog uit.",
      failed: "Dat kan niet meer. Typ de drie woorden en het wachtwoord opnieuw.",
    },
    elsewhere: {
      title: "Dit gesprek is al open",
      lead: "Het staat open in een ander tabblad of venster van deze browser. Daar kunt u verder praten.",
      yes: "Hier verder praten",
      failed: "Het andere tabblad antwoordt niet. Sluit het, en begin hier opnieuw.",
    },
  },
  returning: {
    title: "Terug naar het gesprek",
    lead: "We verbinden u opnieuw. U hoeft niets te doen.",
  },

  person: {
    menu: "{{name}}: meer",
    remove: "{{name}} verwijderen",
    removeLead: "Iedereen verliest meteen de verbinding met deze persoon. Daarna beslist u eerst of iemand binnen mag.",
    removed: "{{name}} is verwijderd, maar kent de drie woorden en het wachtwoord nog. Kies nu een nieuw wachtwoord.",
    handOver: "Het gesprek overdragen",
    handOverLead: "{{name}} beslist daarna wie er binnen mag. Het beeld valt enkele seconden weg.",
    handOverTo: "Overdragen aan: {{name}}",
    window: "In een apart venster",
    windowLead: "Zo blijft u dit beeld zien terwijl u een ander programma gebruikt.",
    windowRefused: "Dat kan uw browser nu niet.",
    direct: "Beeld en geluid gaan rechtstreeks tussen u beiden, versleuteld.",
    relayed:
      "Beeld en geluid gaan langs de doorgeefdienst van deze website. Ze blijven versleuteld: daar kan niemand ze zien of horen.",
  },

  wentBack: {
    title: "Wilt u stoppen?",
    text: "U hebt op Terug gedrukt.",
    stay: "Nee, ik blijf",
  },

  leave: {
    title: "Wilt u weggaan?",
    end: "Gesprek voor iedereen beëindigen",
    others: "Weggaan en de anderen laten doorpraten",
    heir: "{{name}} beslist daarna wie er binnen mag.",
  },

  comfort: {
    title: "Scherm en signalen",
    large: "Grote letters",
    largeLead: "Alle letters een kwart groter, ook de volgende keer.",
    full: "Volledig scherm",
    fullLead: "Alleen dit gesprek is dan te zien. Hier of met Esc gaat u terug.",
    signals: "Signalen laten horen",
    signalsLead: "Een belletje als er iemand aan de deur staat, komt of weggaat. Op het scherm staat het altijd.",
  },

  chat: {
    title: "Berichten",
    lead: "Iedereen in dit gesprek kan ze lezen. Driewoord bewaart ze niet: na het gesprek zijn ze weg.",
    empty: "Er zijn nog geen berichten.",
    label: "Uw bericht",
    send: "Versturen",
    full: "Meer past er niet in één bericht.",
    own: "U",
    notYet: "Nog niet aangekomen",
    missed: "Niet bij iedereen aangekomen",
    unread: { one: "1 nieuw bericht", other: "{{count}} nieuwe berichten" },
    writes: "{{name}} schrijft:",
    read: "Lezen",
    answer: "Antwoorden",
  },

  files: {
    title: "Foto of bestand",
    lead: "Wat u stuurt, gaat versleuteld rechtstreeks naar de ander en wordt nergens anders bewaard. Uit de meeste foto’s worden plaats en tijd verwijderd.",
    whom: "Voor wie?",
    photo: "Een foto maken",
    choose: "Een bestand kiezen",
    ask: "Om een foto of bestand vragen",
    tooLarge: "Dit bestand is te groot: het mag hoogstens 2 GB zijn.",
    asks: "{{name}} vraagt u om een foto of een bestand",
    asksTip: "Is het een brief? Leg hem plat neer, bij een raam of een lamp.",
    notNow: "Nu niet",
    offers: "{{name}} wil u een bestand sturen",
    take: "Aannemen",
    refuse: "Weigeren",
    mayRun: "Let op: zo’n bestand kan een programma zijn. Open het alleen als u het verwacht.",
    waitsAnswer: "{{name}} heeft nog niet geantwoord",
    waitsYes: "{{name}} moet het eerst aannemen",
    out: "Onderweg: {{file}}",
    into: "Komt binnen: {{file}}",
    stop: "Stoppen",
    arrived: "Aangekomen: {{file}}",
    received: "Ontvangen: {{file}}",
    drawn: "Plaats en tijd staan niet meer in de foto.",
    preview: "Afbeelding: {{file}}",
    save: "Opslaan",
    saveAgain: "Nog eens opslaan",
    saved: "Uw browser slaat het nu op.",
    gone: "Dit bestand is hier niet meer. Vraag er nog eens om.",
    again: "Opnieuw proberen",
    refused: "{{name}} wil het niet ontvangen",
    askRefused: "{{name}} stuurt nu niets",
    noRoomThere: "{{name}} heeft er geen plaats voor op het apparaat",
    noRoom: "Er is op dit apparaat niet genoeg plaats voor.",
    stopped: "{{name}} is ermee gestopt",
    failed: "{{name}} kan het bestand niet meer openen",
    unreadable: "Dit bestand kan niet meer geopend worden. Kies het opnieuw.",
    cut: "De verbinding viel weg. Niet aangekomen: {{file}}",
    broken: "Het bestand is onderweg beschadigd geraakt.",
    list: "In dit gesprek",
    keepTitle: "Bestanden uit dit gesprek",
    keepLead: "Sla op wat u wilt houden. Gaat u naar de startpagina, dan zijn ze weg.",
    tells: "Dit bestand versturen? Plaats en tijd kunnen er nog in staan.",
    tellsLead: "Deze browser kan ze er niet uit halen.",
    tell: "Toch versturen",
    left: "Deze persoon zit niet meer in het gesprek.",
    unsaved: "U hebt nog niet alles opgeslagen. Druk nog eens om zonder verder te gaan.",
    chooseWhom: "Kies eerst voor wie het is.",
    person: "Met: {{name}}",
  },

  show: {
    title: "Uw scherm tonen",
    lead: "De anderen zien dan uw scherm, een venster of een tabblad in plaats van u. Ze blijven u horen.",
    mind: "Iedereen in het gesprek ziet alles wat erop staat. Sluit eerst wat niet voor hen bedoeld is, zoals e-mail of dossiers van anderen.",
    begin: "Kiezen wat u toont",
    failed:
      "Uw scherm kan niet getoond worden. Op een Mac: open Systeeminstellingen, “Privacy en beveiliging”, “Schermopname”, sta uw browser toe en start die opnieuw.",
    own: "De anderen zien nu uw scherm.",
    end: "Niet meer tonen",
    theirs: "{{name}} toont een scherm",
    kept: "Dit gesprek wordt opgenomen of uitgezonden, of iemand heeft dat gevraagd. Uw scherm staat er dan ook op.",
  },

  invite: {
    title: "Een link sturen",
    warning: "Een bericht is minder privé dan de telefoon: wie het leest, kent de drie woorden.",
    password:
      "Dit gesprek heeft een wachtwoord. Aan de telefoon weet u zeker wie de woorden hoort. Het wachtwoord komt nooit in een bericht.",
    insist: "Toch een link sturen",
    link: "De link",
    copy: "Kopiëren",
    copied: "Gekopieerd. U kunt het nu plakken.",
    whatsapp: "WhatsApp",
    mail: "E-mail",
    sms: "Sms",
    share: "Delen…",
    subject: "Videogesprek",
    text: "Open deze link om te videobellen: {{link}}",
    textPassword: "Open deze link om te videobellen: {{link}} Het wachtwoord hoort u aan de telefoon.",
    warningOpen: "Een bericht is minder privé dan de telefoon: wie het leest, kan meedoen.",
    byHand: "Dat lukt hier niet vanzelf. Houd de tekst ingedrukt en kies “Kopiëren”.",
    code: "Of laat deze code met de camera van een telefoon lezen.",
    codeLabel: "QR-code van de link",
  },

  plan: {
    title: "Een gesprek plannen",
    lead: "U krijgt berichten om te versturen, en een afspraak voor uw eigen agenda.",
    day: "Dag",
    time: "Tijd",
    noDay: "Kies een dag.",
    noTime: "Kies een tijd.",
    past: "Dat moment is voorbij. Kies een later moment.",
    length: "Hoe lang",
    language: "Taal van de ander",
    nameHint: "Dit mag u leeg laten. De ander leest het in het bericht.",
    fixed: "Mijn eigen woorden gebruiken",
    fixedLead: "De drie woorden die dit apparaat onthoudt.",
    words: "De drie woorden",
    draw: "Andere woorden",
    submit: "Uitnodiging maken",
    madeTitle: "De uitnodiging is klaar",
    keep: "Verstuur de uitnodiging, en zet het gesprek in uw eigen agenda, voor u deze pagina verlaat. Driewoord bewaart er niets van.",
    theirs: "Voor de ander",
    mail: "E-mail",
    spam: "Zeg tegen de ander dat er een e-mail komt. Komt die niet aan, dan zit hij vaak bij de ongewenste e-mail (spam).",
    openMail: "Openen in uw e-mailprogramma",
    attach: "Agendabestand als bijlage",
    sms: "Sms",
    openSms: "Openen bij uw berichten",
    reminder: "Sms als herinnering",
    yours: "Voor uzelf",
    yoursLead: "Met deze link start u het gesprek. Stuur hem naar niemand.",
    calendar: "In mijn agenda zetten",
    another: "Nog een gesprek plannen",
  },

  letter: {
    title: "Het videogesprek starten",
    subject: "Videogesprek: {{when}}",
    hello: "Dag,",
    invited: "U bent uitgenodigd voor een videogesprek.",
    when: "Wanneer: {{when}}",
    length: "Hoe lang: ongeveer {{time}}",
    with: "Met: {{name}}",
    open: "Is het zover? Open dan deze link:",
    button: "Naar het videogesprek",
    password: "Misschien vragen wij een wachtwoord. Dat hoort u aan de telefoon. Het staat nooit in een bericht.",
    tips: "Tips:",
    early: "Open de link een paar minuten vroeger. Dan kunt u camera en geluid testen.",
    quiet: "Ga op een rustige plaats zitten, waar de wifi goed werkt.",
    headphones: "Met een koptelefoon of oortjes hoort u het best.",
    browser: "Gebruik Chrome, Edge, Firefox of Safari. U hebt geen account en geen app nodig.",
    bare: "Werkt de knop niet? Kopieer deze link naar uw browser:",
    sms: "Videogesprek: {{when}}. Open dan deze link: {{link}} Vragen wij een wachtwoord? Dat hoort u aan de telefoon.",
    reminder:
      "Denkt u eraan? Uw videogesprek: {{when}}. Open dan deze link: {{link}} Vragen wij een wachtwoord? Dat hoort u aan de telefoon.",
  },

  policy: {
    title: "Afspraken voor dit gesprek",
    ask: "Vraag het mij eerst",
    askLead: "Iedereen wacht aan de deur tot u opendoet. Dit apparaat onthoudt uw keuze.",
    keep: "Opnemen en uitzenden mag",
    keepLead: "Alleen als iedereen ja zegt.",
    promise: "De belofte aanbieden",
    promiseLead:
      "Bij het begin wordt iedereen gevraagd dit gesprek niet op te nemen en niemand te laten meekijken of meeluisteren.",
    people: "Afgesproken aantal mensen",
    peopleLead: "U telt mee. Zijn er meer, dan krijgt iedereen een waarschuwing.",
  },

  phone: {
    title: "De telefoon",
    text: "Hoort en ziet u elkaar? Leg dan de telefoon neer. Anders hoort u alles dubbel.",
    done: "Wij horen elkaar",
  },

  promise: {
    title: "Belofte",
    text: "Ik beloof: ik neem dit gesprek niet op en laat niemand meekijken of meeluisteren. Ik mag wel notities maken.",
    yes: "Ja, dat beloof ik",
    later: "Nu niet",
    theirs: "{{name}} heeft het beloofd",
  },

  keeping: {
    title: "Opnemen of uitzenden",
    lead: "Het begint pas als iedereen ja heeft gezegd, en iedereen ziet het.",
    forbidden: "Wie het gesprek startte, staat opnemen en uitzenden niet toe.",
    forbiddenHost: "Opnemen en uitzenden staan uit in dit gesprek. Hieronder kunt u het toestaan.",
    recStart: "Om een video-opname vragen",
    recStop: "Video-opname stoppen",
    liveStart: "Vragen om live uit te zenden",
    liveStop: "Uitzending stoppen",
    cancel: "Annuleren",
    liveAddress: "Adres voor het uitzenden (WHIP)",
    liveAddressHint: "Van de uitzenddienst. Het begint met https://",
    liveToken: "Sleutel van de uitzenddienst",
    recAsks: "{{name}} wil dit gesprek opnemen. Vindt u dat goed?",
    liveAsks: "{{name}} wil dit gesprek live uitzenden naar mensen die hier niet zijn. Vindt u dat goed?",
    yes: "Ja, dat is goed",
    no: "Nee",
    waiting: "U zei ja. We wachten op de anderen.",
    waitingFor: "Nog geen ja van: {{names}}",
    recWithdraw: "Opname niet meer toestaan",
    liveWithdraw: "Uitzending niet meer toestaan",
    recOwn: "U neemt op",
    liveOwn: "U zendt live uit",
    recBy: "{{name}} neemt op sinds {{time}}",
    liveBy: "{{name}} zendt live uit sinds {{time}}",
  },

  recording: {
    title: "Uw video-opname",
    lead: "De opname staat alleen op dit apparaat, in deze browser. Bewaar of verwijder de opname. Gebruiken anderen dit apparaat ook? Laat hier dan niets staan.",
    save: "Bewaren",
    delete: "Verwijderen",
    saved:
      "Aan uw downloads gegeven. Kijk: staat de opname er? Verwijder die dan hier. Anders wordt de opname over een uur verwijderd, of zodra deze site daarna weer in deze browser geopend wordt.",
    saveAgain: "Nog eens bewaren",
    deleteHere: "Hier verwijderen",
    passing:
      "Deze browser belooft niet dat hij de opname bewaart: als het apparaat vol is, kan hij de opname weggooien. Bewaar de opname meteen na het gesprek.",
    progress: "Video-opname: {{time}} · {{size}}",
    storage: "De opname is gestopt: er is geen plaats meer op dit apparaat. Wat al opgenomen was, is bewaard.",
    elsewhere: "Deze opname staat open in een ander tabblad. Bewaar of verwijder die daar.",
    failed: "Dat is niet gelukt. De opname staat nog op dit apparaat. Probeer het nog eens.",
    device: "Deze browser kan niet opnemen. Gebruik een andere browser of een ander apparaat.",
  },

  live: {
    starting: "De uitzending wordt gestart…",
    streaming: "U zendt live uit",
    address: "Typ een volledig adres dat met https:// begint.",
    token: "De uitzenddienst accepteert deze sleutel niet. Controleer de sleutel en begin opnieuw.",
    notFound: "Naar dit adres kan niet uitgezonden worden. Controleer het adres en begin opnieuw.",
    busy: "De uitzenddienst is bezet. Probeer het zo meteen opnieuw.",
    unreachable: "De uitzenddienst antwoordt niet. Controleer het adres en uw internet.",
    refused: "De uitzenddienst weigerde de uitzending. Vraag de dienst wat er nodig is.",
    device: "Deze browser kan niet uitzenden. Gebruik een andere browser of een ander apparaat.",
    lost: "De uitzending is weggevallen. Het gesprek gaat door. Start de uitzending opnieuw als u wilt.",
  },

  status: {
    deriving: "Het gesprek wordt voorbereid…",
    waitingHost: "Het gesprek is open. We wachten op de ander.",
    arrived: "Iemand heeft de drie woorden getypt.",
    waitingRelay: "Contact maken…",
    waitingClient: "We wachten tot de ander het gesprek start.",
    password: "Typ het wachtwoord.",
    open: "Dit gesprek heeft geen wachtwoord. Klopt dat?",
    checking: "Het wachtwoord wordt gecontroleerd…",
    connecting: "Verbinding maken…",
    slow: "De verbinding lukt nog niet. We blijven het nog even proberen.",
    inCall: "U bent verbonden.",
    unheard: "U praat, maar uw microfoon staat uit. Druk op Microfoon, dan bent u te horen.",
    weak: "De verbinding is zwak. Ga dichter bij uw wifi zitten of sluit andere programma’s.",
    held: "De verbinding is zwak. Uw beeld wordt even niet verstuurd, zodat u elkaar blijft horen. Ga dichter bij uw wifi zitten.",
    reconnecting: "De verbinding is onderbroken. We herstellen de verbinding. Wacht even.",
    lapsed: "Nog geen verbinding. We blijven proberen. U kunt elkaar ook bellen.",
    relayDown: "Geen contact met Driewoord. We blijven het proberen. Controleer uw internet.",
    relayDownInCall: "Het gesprek gaat door. Er kan nu even niemand anders meedoen.",
    tooManyIds:
      "Op uw plek gebruiken nu te veel mensen deze site. We blijven het proberen. Een ander netwerk kan helpen, bijvoorbeeld mobiele data.",
    serverFull: "Driewoord is op dit moment vol. We blijven het proberen.",
  },

  alert: {
    wrongGuess: "Iemand typte een verkeerd wachtwoord ({{count}}×). Is het de ander? Zeg het wachtwoord dan nog eens.",
    askGuess: "Er is vijf keer of vaker een verkeerd wachtwoord getypt. Mag iemand het nog één keer proberen?",
    askGuessYes: "Ja, nog één keer",
    interference:
      "Onderweg zijn gegevens van dit gesprek veranderd. We hebben ze geweigerd. Gebeurt dit nog eens? Gebruik dan een ander netwerk.",
    setupFailed:
      "De rechtstreekse verbinding met de ander is niet gelukt. Vraag de ander om het opnieuw te proberen, desnoods via een ander netwerk.",
    clientLeft: "De ander heeft het gesprek verlaten. Het blijft open.",
    clientLost:
      "De verbinding met de ander is weggevallen. Het gesprek blijft open. Vraag de ander om opnieuw mee te doen.",
    addressTaken:
      "Iemand anders gebruikt op dit moment deze drie woorden. Er kan niemand bij komen. We blijven het proberen.",
    addressResting: "Deze drie woorden waren net nog in gebruik. We blijven het proberen. Dat kan een minuut duren.",
    dismiss: "Begrepen",
    more: { one: "Nog 1 melding", other: "Nog {{count}} meldingen" },
    extraAsks: "{{time}}: {{name}} wil ook meedoen aan dit gesprek. Was dat afgesproken?",
    extraIn: "{{time}}: {{name}} doet nu mee aan dit gesprek. Er zijn meer mensen dan afgesproken.",
    keptWithoutYes:
      "{{time}}: {{name}} neemt dit gesprek op of zendt het uit. We hebben niet van iedereen een ja gehoord.",
    splitRoster:
      "Wie het gesprek startte, toont niet aan iedereen dezelfde lijst van wie er meedoet. Vertrouw dit gesprek niet langer.",
    keepingRefused: "{{name}} stemt niet in. U neemt niets op en zendt niets uit.",
    hostAway: "Wie het gesprek startte, is even niet bereikbaar. U kunt verder praten. Er kan nu niemand nieuw bij.",
    stopCall: "Gesprek stoppen",
    remove: "Deze persoon verwijderen",
  },

  ended: {
    title: "Het videogesprek is voorbij",
    failedTitle: "Dat is niet gelukt",
    hungUp: "U hebt opgehangen.",
    otherLeft: "De ander heeft opgehangen.",
    lost: "De verbinding is weggevallen. Druk op “Opnieuw proberen” om verder te praten. De drie woorden blijven dezelfde.",
    wordsTaken: "Deze drie woorden zijn al in gebruik. Kies een ander woord en begin opnieuw.",
    wrongPassword:
      "Het wachtwoord was drie keer fout. Controleer ook de drie woorden: misschien is dit het videogesprek van iemand anders. Probeer het dan opnieuw.",
    refused: "U bent niet binnengelaten. Controleer samen met de ander de drie woorden en probeer het opnieuw.",
    hostSilent: "We krijgen geen antwoord van de ander. Vraag of het videogesprek nog open is en probeer het opnieuw.",
    cannotConnect:
      "De rechtstreekse verbinding is niet gelukt. Probeer een ander netwerk, bijvoorbeeld het mobiele internet van uw telefoon in plaats van wifi.",
    tampered:
      "Onderweg zijn gegevens van dit videogesprek veranderd. Daarom is er geen verbinding gemaakt. Niemand heeft u gezien of gehoord. Probeer een ander netwerk.",
    newerVersion:
      "U en de ander hebben niet dezelfde versie van Driewoord. Laad deze pagina allebei opnieuw en probeer het nog eens.",
    deviceTooWeak:
      "Deze browser kan het videogesprek niet beveiligen. Sluit andere tabbladen, werk de browser bij of gebruik een ander apparaat.",
    lasted: "Het videogesprek duurde {{time}}.",
    again: "Opnieuw beginnen",
    joinAgain: "Opnieuw proberen",
    home: "Naar de startpagina",
    hostEnded: "Wie het videogesprek startte, heeft het beëindigd.",
    removed: "U bent uit het videogesprek verwijderd. Bel de ander op als u denkt dat dit een vergissing is.",
    turnedAway: "U bent deze keer niet binnengelaten. Bel de ander op en vraag wanneer u kunt meedoen.",
    distrusted:
      "U hebt de verbinding gesloten omdat de veiligheidswoorden anders waren. Spreek per telefoon andere woorden en een nieuw wachtwoord af.",
    elsewhere: "Dit videogesprek gaat verder in een ander tabblad of venster van deze browser.",
    otherHost:
      "Iemand anders heeft nu een videogesprek met deze drie woorden geopend. We hebben u niet verbonden. Bel eerst de ander op en probeer het dan opnieuw.",
    back: "Terug naar {{site}}",
  },

  obstacle: {
    title: "De verbinding met de ander is niet gelukt.",
    noCandidates:
      "Deze browser laat geen rechtstreekse verbinding toe. Zet uitbreidingen uit die uw IP-adres verbergen, of neem een andere browser.",
    hidden:
      "U verbergt uw IP-adres, en de doorgeefdienst van deze website is niet bereikbaar. Zet “Mijn IP-adres verbergen” uit, of probeer een ander netwerk.",
    noRelay:
      "Deze website heeft geen STUN- en TURN-dienst. Tussen twee verschillende netwerken lukt een gesprek dan meestal niet. Meld dit aan wie de website beheert.",
    refused: "De doorgeefdienst (TURN) van deze website weigert ons. Meld dit aan wie de website beheert.",
    unreachable:
      "Uw netwerk laat de doorgeefdienst van deze website niet door. Probeer een ander netwerk, bijvoorbeeld het mobiele internet van uw telefoon in plaats van wifi.",
    noPath:
      "Tussen uw netwerk en dat van de ander is geen weg gevonden. Probeer een ander netwerk, bijvoorbeeld het mobiele internet van uw telefoon in plaats van wifi.",
  },

  test: {
    lead: "Niemand ziet of hoort u hier.",
    done: "Klaar",
  },

  help: {
    title: "Hulp",
    whatTitle: "Wat is Driewoord?",
    what: "Een videogesprek tussen twee of meer mensen die elkaar eerst opbellen. U hebt geen account en geen app nodig.",
    startTitle: "Ik start het gesprek",
    start:
      "Kies een naam, een plaats en een woord, en liefst ook een wachtwoord. Bel de ander op en zeg de drie woorden. Zodra het scherm zegt dat ze getypt zijn, zegt u het wachtwoord. Voor later: druk op “Een videogesprek starten” en dan op “Een gesprek plannen voor later”.",
    joinTitle: "Iemand vraagt me om mee te doen",
    join: "Druk op “Meedoen aan een videogesprek”, typ de drie woorden die u hoort en sta camera en microfoon toe. Typ daarna het wachtwoord. Kreeg u een link? Druk dan op de link.",
    backgroundTitle: "Wat doet de wazige achtergrond?",
    background:
      "Uw eigen apparaat maakt wazig wat achter u is, of zet er een plaatje voor. Het beeld van uw kamer gaat nooit naar de ander. Andere mensen die in beeld komen, blijven zichtbaar. Aan uw geluid verandert niets.",
    safeTitle: "Is het veilig?",
    safe: "Beeld en geluid zijn versleuteld en gaan rechtstreeks naar de ander. Laten de netwerken dat niet toe, dan gaan ze, nog altijd versleuteld, langs de doorgeefdienst van deze website. De tussenpost die u samenbrengt, kent de woorden en het wachtwoord niet. Met de veiligheidswoorden kunt u controleren of er onderweg niemand meeluistert.",
    limitsTitle: "Wat Driewoord niet kan zien",
    limits:
      "Geen enkele website kan zien of iemand het scherm filmt met een telefoon of opneemt met een ander programma. Maak daar samen afspraken over.",
    deviceTitle: "Geen beeld of geluid?",
    device:
      "Druk op “Camera en geluid testen”. Sluit andere programma’s die de camera gebruiken. Sta camera en microfoon toe in de browser. Hoort u de ander te stil? Kies bij “Camera en geluid” voor “Luider”.",
    leaveTitle: "Wat wordt er bewaard?",
    roomTitle: "Wie doet mee en wat wordt bewaard?",
    room: "Iedereen ziet en hoort het als er iemand bij wil komen. Wie het gesprek startte, laat mensen binnen en kan ze verwijderen. Een opname (REC) of uitzending (LIVE) begint pas als iedereen ja heeft gezegd en is op elk scherm te zien.",
    leave:
      "Niets van het gesprek, tenzij u het zelf opneemt. Dit apparaat onthoudt alleen uw taal, uw achtergrond, drie woorden als u dat vroeg, of u eerst gevraagd wilt worden en uw IP-adres wilt verbergen, en de camera, microfoon, luidspreker en geluidssterkte die u koos. Tot u ophangt, onthoudt dit tabblad het gesprek, zodat u na het herladen terug kunt komen.",
  },

  faq: {
    title: "Vragen en antwoorden",
    lead: "Wat u kunt doen als iets niet lukt.",
    hear: "Ik hoor de ander niet",
    hearText:
      "Zet het geluid van uw apparaat harder. Kijk bij “Camera en geluid” of de juiste luidspreker is gekozen. Is er een koptelefoon aangesloten? Haal hem er dan uit of zet hem op.",
    heard: "De ander hoort mij niet",
    heardText:
      "Kijk of uw microfoon aanstaat: de knop staat onderaan. Kijk dan bij “Camera en geluid” of de balk beweegt als u iets zegt. Beweegt hij niet? Kies dan een andere microfoon.",
    black: "Mijn beeld is zwart",
    blackText:
      "Misschien gebruikt een ander programma de camera. Sluit dat programma. Kijk ook of er een klepje voor de camera zit, en of u de camera in de browser hebt toegestaan: druk op het teken links van het adres.",
    nobody: "Ik wacht en er komt niemand",
    nobodyText:
      "Lees de drie woorden hardop voor aan de telefoon. Eén andere letter is genoeg om elkaar niet te vinden. Een van u start het gesprek, de ander doet mee. Drukte u allebei op dezelfde knop? Dan vindt u elkaar niet.",
    password: "Het wachtwoord is niet juist",
    passwordText:
      "Vraag het opnieuw en schrijf het op. Hoofdletters en spaties maken niet uit. Na enkele pogingen moet wie het gesprek startte, zeggen dat u nog eens mag proberen.",
    stutter: "Het beeld hapert",
    stutterText:
      "Ga dichter bij de wifi zitten. Sluit andere programma’s en andere tabbladen. Zet uw camera even uit: dan gaat het geluid vaak beter.",
    echo: "Ik hoor mezelf",
    echoText:
      "Waarschijnlijk staan twee apparaten dicht bij elkaar, of staat het geluid heel hard. Hang de telefoon op, zet het geluid zachter of gebruik een koptelefoon.",
    app: "Ik kreeg een link en de camera werkt niet",
    appText:
      "Sommige apps openen een link in een eigen venster zonder camera. Open de link dan in Chrome, Safari, Firefox of Edge.",
    blocked: "Er komt geen verbinding tot stand",
    blockedText:
      "Het netwerk van een ziekenhuis of een bedrijf houdt een videogesprek soms tegen. Probeer een ander netwerk, bijvoorbeeld dat van uw telefoon. Lukt het nog niet? Vraag hulp aan wie deze website beheert.",
    photo: "Hoe stuur ik een foto of een brief?",
    photoText:
      "Druk op “Meer” en dan op “Foto of bestand”. Op een telefoon kunt u meteen een foto maken. De ander moet de foto of het bestand aannemen. Vroeg de ander erom? Druk dan op de knop in de vraag boven het beeld. Sla op wat u krijgt: na het gesprek is het weg.",
    closed: "Ik heb het venster per ongeluk gesloten",
    closedText:
      "Open de pagina opnieuw en druk op dezelfde knop als de eerste keer. Typ dezelfde drie woorden en hetzelfde wachtwoord. Misschien moet de ander u nog binnenlaten.",
    device: "Welke apparaten zijn geschikt?",
    deviceText:
      "Een computer, tablet of telefoon met camera en microfoon, en een niet te oude versie van Chrome, Edge, Firefox of Safari. U hoeft niets te installeren.",
  },

  facts: {
    title: "Wat er met uw gegevens gebeurt",
    lead: "Voor wie het precies wil weten, zoals een functionaris voor gegevensbescherming.",
    media: "Beeld, geluid, berichten en bestanden",
    mediaText:
      "Ze gaan versleuteld van apparaat naar apparaat. Alleen de mensen in het gesprek kunnen ze openen. Laten de netwerken dat niet toe, dan gaan ze, nog altijd versleuteld, langs de doorgeefdienst van deze website. Driewoord bewaart ze nergens, behalve op het apparaat van iemand die ermee opneemt, en alleen als iedereen ja heeft gezegd. Een opname met een ander programma kan Driewoord niet zien.",
    words: "De drie woorden en het wachtwoord",
    wordsText:
      "Ze blijven op de apparaten. De tussenpost ziet een adres dat eruit is berekend, zolang het gesprek open is en enkele minuten daarna. Wie de tussenpost beheert, zou gemakkelijke woorden daaruit kunnen raden. Verstuurt u zelf een link, dan staan de drie woorden daarin, nooit het wachtwoord.",
    name: "Uw naam",
    nameText: "Alleen als u er een typt. Hij gaat versleuteld naar de anderen in het gesprek en blijft nergens staan.",
    address: "Uw IP-adres",
    addressText:
      "De tussenpost en de doorgeefdienst zien het zolang u verbonden bent, zoals bij elke website. Tegen misbruik telt de tussenpost per adres, enkele minuten lang, en de doorgeefdienst zolang u die gebruikt, alles alleen in het geheugen. Wie met u belt, ziet het ook, tenzij u het verbergt.",
    logs: "Logboeken",
    logsText: "Driewoord schrijft geen IP-adressen, namen, woorden of inhoud op, en ook niet wie met wie belt.",
    device: "Op uw eigen apparaat",
    deviceText:
      "Uw taal, uw achtergrond, wat u bij “Scherm en signalen” koos, of u eerst gevraagd wilt worden en uw IP-adres wilt verbergen, de gekozen camera, microfoon, luidspreker en geluidssterkte, en drie woorden als u dat vroeg. Ook een toevallig getal, waaraan de tussenpost na een onderbreking ziet dat u het weer bent. Een opname, tot u ze bewaart of wist. Een ontvangen bestand, tot u na het gesprek de pagina verlaat. Tot u ophangt ook wat nodig is om na herladen terug te komen. Een link waarlangs u kwam, kan in de lijst van bezochte pagina’s staan. Er zijn geen cookies.",
    others: "Anderen",
    othersText:
      "Driewoord vraagt niemand anders iets: geen statistiek, geen reclame, geen lettertypes of programma’s van een andere website. Bij een uitzending (LIVE) gaat het gesprek naar de dienst die iemand in het gesprek koos, als iedereen ja heeft gezegd.",
    blur: "De achtergrond",
    blurText:
      "Verbergt u uw achtergrond, dan gebeurt dat op uw eigen apparaat, en gaat het scherpe beeld van uw kamer niet naar de anderen. Bij een snelle beweging kan even een strook te zien zijn. Wie een gesprek start, begint altijd zo; wie meedoet, kiest zelf.",
    operator: "Wat de beheerder zelf moet invullen",
    operatorText:
      "Wie verantwoordelijk is, de rechtsgrond, waar de computers staan, welke overeenkomst er met de hostingdienst is, of er diensten van anderen zijn ingesteld, en wat een eigen proxy of firewall opschrijft.",
  },

  operator: {
    title: "Wie beheert deze website?",
    helpdesk: "Helpdesk:",
    brief: "Hebt u hulp nodig? {{operator}}:",
    privacy: "Uw gegevens op deze website",
    imprint: "Over de beheerder",
  },

  guide: {
    startTitle: "Stap voor stap: ik start een gesprek",
    joinTitle: "Stap voor stap: ik doe mee",
    lead: "U kunt deze pagina afdrukken, of bewaren als pdf.",
    print: "Afdrukken",
    start: {
      open: "Open de pagina",
      openText: "Ga naar {{address}} in Chrome, Edge, Firefox of Safari en druk op “{{button}}”.",
      words: "Kies de woorden",
      wordsText:
        "Druk op “{{button}}”: dan worden drie woorden en een wachtwoord voor u gekozen. Of typ ze zelf. Neem niet de naam van de ander, en niets over wat u gaat bespreken.",
      look: "Kijk hoe anderen u zien",
      lookText:
        "Sta camera en microfoon toe. Wat achter u is, wordt wazig, op uw eigen toestel. Druk dan op “{{button}}”.",
      phone: "Bel de ander op",
      phoneText:
        "Vraag om dezelfde pagina te openen, op “{{button}}” te drukken en de drie woorden te typen. Het scherm helpt u spellen.",
      password: "Zeg het wachtwoord",
      passwordText: "Pas als het op uw scherm staat. Dan kan de ander het typen.",
      talk: "Leg de telefoon neer",
      talkText: "Zodra u elkaar ziet en hoort. Anders hoort u alles dubbel.",
      buttons: "Tijdens het gesprek",
      buttonsText:
        "Met de knoppen onderaan zet u microfoon, camera en wazige achtergrond aan en uit. Onder “{{button}}” vindt u al het andere: berichten, uw scherm tonen, een ander wachtwoord, hulp.",
      door: "Iemand aan de deur",
      doorText:
        "Wie later komt, wacht aan de deur. Iedereen in het gesprek ziet dat. Laat alleen binnen wie u verwacht.",
      end: "Stop het gesprek",
      endText:
        "Druk op “{{button}}”. Van het gesprek wordt niets bewaard, tenzij iedereen akkoord ging met een opname.",
    },
    join: {
      open: "Open de pagina",
      openText:
        "Typ het adres dat u aan de telefoon hoort bovenaan in uw browser. Druk op “{{button}}”. Kreeg u een link? Druk op de link en dan op “{{next}}”, en sla de volgende stap over.",
      words: "Typ de drie woorden",
      wordsText: "U hoort ze aan de telefoon. Hoofdletters en accenten maken niet uit. Druk dan op “{{button}}”.",
      look: "Zie uzelf",
      lookText:
        "Uw browser vraagt of hij camera en microfoon mag gebruiken. Kies “Toestaan”. Nog niemand ziet u. Druk dan op “{{button}}”.",
      wait: "Wacht",
      waitText: "Blijf op deze pagina. Ondertussen kunt u camera en geluid testen.",
      password: "Typ het wachtwoord",
      passwordText: "U hoort het aan de telefoon, zodra deze pagina erom vraagt.",
      talk: "Leg de telefoon neer",
      talkText: "Zodra u elkaar ziet en hoort. Anders hoort u alles dubbel.",
      buttons: "Tijdens het gesprek",
      buttonsText:
        "Met de knoppen onderaan zet u microfoon en camera uit en weer aan. Hebt u hulp nodig? Druk op “{{button}}”.",
      end: "Hang op",
      endText: "Druk op “{{button}}” als het gesprek voorbij is.",
    },
  },
};

export default nl;
