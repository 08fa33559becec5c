import type { PagesTexts } from "./en.pages.ts";

const pages: PagesTexts = {
  allow: {
    title: "Camera en microfoon toestaan",
    for: "Deze stappen zijn voor",
    sliders: "Druk naast het webadres op de schuifjes.",
    lock: "Druk naast het webadres op het slotje.",
    cameraOff: "Druk naast het webadres op het cameraatje met een streep erdoor.",
    page: "Druk naast het webadres op het blaadje. Op een ouder toestel staat daar “aA”.",
    menuBar: "Druk helemaal boven aan het scherm op “Safari”. Kies de regel die begint met “{{label}}”.",
    press: "Druk op “{{label}}”.",
    behindDots: "Druk op “{{label}}”. Ziet u dat niet? Druk eerst op de drie puntjes.",
    switch: "Zet camera en microfoon aan.",
    choose: "Kies bij camera en microfoon “{{label}}”.",
    clear: "Bij camera en microfoon staat “{{label}}”. Druk op het kruisje ernaast.",
    unblock: "Bij camera en microfoon staat “{{label}}”. Druk erop, zodat het verandert.",
    device: "Open de instellingen van uw toestel.",
    app: "Zoek daar uw browser op. Soms staat hij onder “Apps”.",
    back: "Kom terug naar deze pagina en druk op deze knop. Lukt het niet? Laad deze pagina opnieuw.",
    again: "Druk op deze knop.",
    askedAgain: "Druk op deze knop. De browser vraagt het dan opnieuw: kies “{{label}}”.",
    differs: "Ziet het er bij u anders uit? Zoek een regel met “Camera” en een met “Microfoon”.",
    allow: "Toestaan",
    allowFirefox: "Toestaan",
    allowSafari: "Sta toe",
    blocked: "Geblokkeerd",
    website: "Website-instellingen",
    settingsFor: "Instellingen voor",
    settings: "Instellingen",
    browser: "Uw browser",
    permissions: "Rechten",
    permissionsSamsung: "Machtigingen",
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

  access: {
    title: "Toegankelijkheid",
    lead: "Voor wie een hulpmiddel gebruikt, en voor wie wil weten wat er getest is.",
    standard: "Waar we ons aan houden",
    standardText:
      "Driewoord is gebouwd naar WCAG 2.2, niveau AA, en de Europese norm EN 301 549. Elk scherm wordt bij elke wijziging door een programma nagekeken: overdag, ’s nachts en in kleuren die het toestel oplegt. Van buiten heeft nog niemand het onderzocht.",
    keyboard: "Toetsenbord en schermlezer",
    keyboardText:
      "Alles kan met het toetsenbord. Elke knop en elk veld heeft een naam. Wat verandert, wordt voorgelezen: wie erbij komt, wie opneemt, en of de verbinding zwak is.",
    size: "Groot en duidelijk",
    sizeText:
      "U kunt de pagina vergroten tot 400%. In het gesprek zijn er grotere letters, onder “{{comfort}}”. Niets wordt alleen met een kleur gezegd. Er is een donkere versie, en er beweegt niets als uw toestel om rust vraagt.",
    hear: "Slechthorend",
    hearText:
      "De anderen kunnen tot vier keer luider klinken, zonder vervorming. U kunt elkaar schrijven. Elk signaal staat ook als zin op het scherm.",
    gaps: "Wat nog niet kan",
    gapsText:
      "Er is geen ondertiteling. Een scherm of document dat iemand toont, is een beeld, dat een schermlezer niet kan lezen: vraag het als bestand. Gebruikt u gebarentaal? Zet dan de wazige achtergrond uit, want die kan een snelle hand wazig maken.",
    report: "Loopt u vast?",
    reportText:
      "Zeg het aan wie deze website beheert. Staat er hieronder geen adres, vraag het dan aan degene met wie u belt.",
  },

  guide: {
    startTitle: "Stap voor stap: ik start een gesprek",
    joinTitle: "Stap voor stap: ik doe mee",
    tryTitle: "Stap voor stap: we proberen het met een collega",
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
    try: {
      apart: "Twee toestellen, twee kamers",
      apartText:
        "Twee computers, of een computer en een telefoon. In één kamer hoort u alles dubbel. De ene start de gesprekken, de andere is de cliënt. Het duurt een kwartier.",
      meet: "Begin het gesprek",
      meetText:
        "Wie start, drukt op “{{button}}” en belt de ander op. Het scherm zegt wat u voorleest. De cliënt typt de drie woorden en daarna het wachtwoord.",
      hear: "Zie en hoor elkaar",
      hearText:
        "Leg de telefoon neer en praat om de beurt. Is er iemand niet te zien of niet te horen? Druk op “{{more}}” en dan op “{{button}}”.",
      safety: "Vergelijk de twee veiligheidswoorden",
      safetyText:
        "Druk op de drie puntjes bij de naam van de ander. Leest u allebei dezelfde twee woorden? Dan luistert er niemand tussenin mee.",
      mute: "Praat met de microfoon uit",
      muteText:
        "Op uw eigen scherm staat dat uw microfoon uit is. Blijft u praten, dan zegt het scherm dat nog eens. Zet ook de camera uit: de ander kan dat lezen.",
      wrong: "Typ een verkeerd wachtwoord",
      wrongText:
        "De cliënt hangt op. Wie gestart is, drukt op “{{dismiss}}”. De cliënt komt opnieuw binnen en typt eerst een verkeerd wachtwoord. Beide schermen zeggen wat er gebeurt. Wie gestart is, ziet hoe vaak.",
      third: "Laat een derde aankloppen",
      thirdText:
        "Doe mee met nog een telefoon, of in een venster van een andere browser, met de drie woorden en het wachtwoord. U ziet allemaal dat er iemand aan de deur staat. Druk op “{{button}}”: vanaf dan zegt het scherm dat er iemand extra is.",
      out: "Zet die persoon eruit",
      outText:
        "Druk op de drie puntjes bij de naam en zet die persoon eruit. Die kent de woorden nog: kies meteen een ander wachtwoord.",
      rec: "Vraag of u mag opnemen",
      recText:
        "Druk op “{{more}}” en dan op “{{rules}}”, en laat het daar toe. Druk daarna op “{{more}}” en op “{{button}}”. De ander krijgt eerst de vraag. REC staat op beide schermen zolang het duurt.",
      hand: "Toon iets en stuur iets",
      handText:
        "Druk op “{{more}}” en dan op “{{button}}”. Toon een document en stuur een foto: de ander zegt of die hem wil.",
      line: "Zet de wifi uit",
      lineText:
        "Op één toestel, een halve minuut. Beide schermen zeggen dat de verbinding weg is. Ze komt vanzelf terug.",
      end: "Hang op en praat na",
      endText:
        "Wat zegt u aan de telefoon tegen iemand die dit voor het eerst doet? Werkte er iets niet? “{{button}}” op de eerste pagina zoekt uit waarom, en schrijft het op voor uw helpdesk.",
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

  test: {
    lead: "Niemand ziet of hoort u hier.",
    done: "Klaar",
    title: "Alles testen",
    about: "Dat duurt ongeveer tien seconden. U zegt daarbij iets hardop. Niemand anders ziet of hoort dat.",
    start: "Test starten",
    line: "De verbinding wordt getest. Een ogenblik…",
    self: "Zeg nu iets hardop, bijvoorbeeld welke dag het is.",
    unheard: "De microfoon wordt niet gebruikt. Een ogenblik…",
    changed: "U hebt iets veranderd. Daarom beginnen we opnieuw.",
    own: "U, zoals de ander u zou zien",
    film: "Zo zou de ander u zien en horen. Druk op afspelen en luister.",
    mute: "Hoort u niets in de film?",
    verdict: {
      good: "Alles werkt. U kunt bellen met dit toestel.",
      unsure: "Alles wat hier te testen is, werkt. Of een gesprek lukt, kan deze site niet vooraf zien.",
      hampered: "U kunt bellen, maar niet alles werkt zo goed als het zou kunnen. Hieronder ziet u wat.",
      devices: "Bellen lukt, maar de ander kan u niet zien of niet goed horen. Hieronder leest u wat u kunt doen.",
      alone: "Bellen lukt, maar de ander kan u niet zien en niet horen. Hieronder leest u wat u kunt doen.",
      closed: "Van hieruit lukt bellen waarschijnlijk niet.",
      away: "De site antwoordt nu niet.",
    },
    advice: {
      closed:
        "Probeer een ander netwerk, zoals het mobiele internet van uw telefoon. Bent u op het werk? Laat dan de tekst onderaan zien aan de persoon die het netwerk beheert.",
      away: "Kijk of dit toestel internet heeft en probeer het over een paar minuten opnieuw.",
    },
    mark: { good: "Goed", doubtful: "Let op", bad: "Fout" },
    camera: {
      label: "Camera",
      works: "Die werkt. Beelden per seconde: {{pictures}}",
      slow: "Die geeft weinig beelden. Meer licht helpt. Beelden per seconde: {{pictures}}",
      off: "Die staat uit.",
      untried: "Die kon niet worden getest.",
    },
    mic: {
      label: "Microfoon",
      works: "U bent te horen.",
      silent:
        "Er was niets te horen. Praat tijdens de test. Kijk of de microfoon is uitgezet met een knop op de koptelefoon of de laptop.",
      off: "Die staat uit.",
      untried: "Die kon niet worden getest.",
    },
    background: {
      label: "Achtergrond",
      works: "Die is verborgen en het beeld blijft vloeiend.",
      slow: "Door het verbergen hapert het beeld op dit toestel. Sluit andere programma’s, of kies verderop een andere achtergrond.",
      off: "De ander zou uw kamer zien.",
      stopped:
        "Die kon niet worden verborgen. Daarom gaat er geen beeld weg. Kies verderop een andere achtergrond, of toon uw kamer.",
      untried: "Die kon niet worden getest.",
    },
    relay: {
      label: "Verbinding met de site",
      open: "Die werkt.",
      blocked:
        "De pagina komt binnen, maar de verbinding om te bellen wordt tegengehouden: door het netwerk, een virusscanner of een uitbreiding in de browser.",
      busy: "Het is nu heel druk. Probeer het over een paar minuten opnieuw.",
      down: "De site antwoordt niet.",
    },
    direct: {
      label: "De directe weg naar anderen",
      reached: "Die is open.",
      untried: "Dat kon niet worden getest, omdat de site niet antwoordt.",
      unreached: "Die is dicht in dit netwerk. Dat is niet erg als de omweg open is.",
      none: "Deze site kan dat niet testen. Tussen twee verschillende netwerken kan een gesprek mislukken.",
    },
    turn: {
      label: "De omweg, als de directe weg dicht is",
      reached: "Die is open.",
      untried: "Dat kon niet worden getest, omdat de site niet antwoordt.",
      refused: "De apparatuur van deze site weigert de omweg. Zeg dat tegen de helpdesk.",
      stuck: "Die antwoordt, maar er ging geen gesprek doorheen. Zeg dat tegen de helpdesk.",
      unreached: "Die is vanuit dit netwerk niet te bereiken. Dat is niet erg als de directe weg open is.",
      none: "Deze site heeft er geen. Tussen sommige netwerken kan een gesprek mislukken.",
    },
    call: {
      label: "Een gesprek met uzelf",
      relayed: "Dat lukte, via de omweg.",
      direct: "Dat lukte.",
      thin: "Dat lukte, maar er kwamen weinig beelden door: de verbinding is traag.",
      none: "Dat kwam niet tot stand. Zet uitbreidingen uit die uw IP-adres verbergen, of gebruik een andere browser.",
    },
    report: "Voor de helpdesk",
    reportHint:
      "Lees dit voor aan de persoon die u helpt, of stuur het naar die persoon. Er staat geen naam, geen adres en geen beeld in: alleen deze website, de tijd, en het soort toestel en browser.",
  },
};

export default pages;
