import type { Dictionary } from "./en.ts";

const fr: Dictionary = {
  close: "Fermer",
  busy: "Un instant…",

  start: {
    title: "Commencer un appel vidéo",
    lead: "Choisissez trois mots. Vous les direz bientôt au téléphone.",
    direct: "Commencer tout de suite",
    directHint: "Nous choisissons trois mots et un mot de passe pour vous.",
    own: "Ou choisissez vous-même",
    fixed: "Retenir ces mots",
    fixedLead: "Sur cet appareil, pour vos prochains appels. Chacun attend alors à la porte que vous ouvriez.",
    consultingLead:
      "Les personnes entrent une par une. Les personnes qui arrivent plus tard attendent et ne voient pas qui est déjà là.",
    drawAll: "Proposer trois mots",
    word1: "Un prénom",
    word1Hint: "Par exemple : Tom. Évitez le nom de l’autre personne.",
    word2: "Un lieu",
    word2Hint: "Par exemple : Charleroi. Évitez l’endroit où l’autre personne habite.",
    word3: "Un mot",
    word3Hint: "Choisi dans la liste, facile à dire et à épeler",
    random: "Un autre mot",
    password: "Mot de passe",
    passwordHint: "Au moins 4 lettres ou chiffres. Ne le dites que lorsque l’écran vous le demande.",
    suggest: "Proposer un mot de passe",
    open: "Sans mot de passe, toute personne qui connaît les trois mots peut participer. Cet appel n’est alors pas confidentiel.",
    without: "Sans mot de passe",
    submit: "Continuer",
    plan: "Prévoir un appel pour plus tard",
    appointment: "Votre rendez-vous : {{when}}",
    linkedLead:
      "Les trois mots de votre rendez-vous sont déjà là, et un mot de passe est proposé. Appuyez sur « Continuer ».",
    sites: "Appeler par un autre site",
    sitesLead:
      "Ces organisations offrent le même appel vidéo. L’autre personne ira alors aussi à cette adresse : elle s’affiche avec les trois mots. Ce que vous tapez ici n’est pas transmis.",
    sitesHere: "vous êtes ici",
  },

  join: {
    title: "Rejoindre un appel vidéo",
    lead: "Tapez les trois mots que vous entendez au téléphone. Les majuscules, les accents et les traits d’union n’ont pas d’importance.",
    word1: "Premier mot",
    word2: "Deuxième mot",
    word3: "Troisième mot",
    didYouMean: "Vouliez-vous dire :",
    submit: "Continuer",
    waitingTitle: "Nous attendons l’autre personne",
    waitingLead:
      "Les trois mots ci-dessous sont-ils justes ? Attendez alors que l’autre personne commence. Sinon, appuyez sur « Taper d’autres mots ».",
    waitingWords: "Vous avez tapé :",
    relay: "Connexion…",
    readBack:
      "Personne ne répond encore. Lisez ces trois mots au téléphone. L’un d’eux n’est pas juste ? Changez-le ci-dessous.",
    retype: "Essayer avec ces mots",
    otherWords: "Taper d’autres mots",
    passwordTitle: "Tapez maintenant le mot de passe",
    passwordLead: "Vous l’entendez au téléphone. Les majuscules et les espaces n’ont pas d’importance.",
    again: "La connexion a recommencé. Appuyez encore une fois sur le bouton.",
    password: "Mot de passe",
    passwordSubmit: "Entrer dans l’appel",
    checking: "Nous vérifions le mot de passe…",
    checkingSlow: "Il faut encore attendre un peu. Restez sur cette page, vous n’avez rien à faire.",
    wrong: {
      one: "Ce n’est pas le bon mot de passe. Écoutez encore une fois et retapez-le. Il vous reste un essai.",
      other: "Ce n’est pas le bon mot de passe. Écoutez encore une fois et retapez-le. Il vous reste {{count}} essais.",
    },
    openTitle: "Cet appel vidéo n’a pas de mot de passe",
    openLead:
      "Toute personne qui connaît les trois mots peut donc participer. Vous a-t-on donné un mot de passe au téléphone ? Alors arrêtez. Dites au téléphone que l’écran ne demande pas de mot de passe.",
    openSubmit: "Participer sans mot de passe",
  },

  invited: {
    title: "On vous invite à un appel vidéo",
    lead: "Appuyez sur « {{next}} ». Vous ne verrez d’abord que vous-même. Personne ne vous voit ni ne vous entend encore.",
    appointment: "Votre rendez-vous",
    early: "Vous êtes en avance, c’est très bien. Vous pouvez déjà tester la caméra et le son, puis attendre.",
    words: "Les trois mots de cet appel :",
    wait: "Restez sur cette page. Dès que l’autre personne sera là, vous pourrez continuer.",
    later:
      "Ce n’est pas encore l’heure. Vous pouvez fermer cette page et rouvrir le lien le moment venu. Ou continuez dès maintenant, pour tester la caméra et le son.",
    over: "Ce moment est passé. Vous n’êtes pas sûr ? Téléphonez à l’autre personne.",
    long: "Personne n’est encore venu. Téléphonez à l’autre personne et restez sur cette page.",
    password: "On vous téléphone et vous l’entendez alors. Les majuscules et les espaces n’ont pas d’importance.",
  },

  field: {
    empty: "Tapez un mot ici.",
    noLetters: "Tapez ici des lettres ou des chiffres.",
    tooShort: "Ce mot est trop court : il faut au moins 2 lettres ou chiffres.",
    tooLong: "Ce mot est trop long : 32 lettres ou chiffres au maximum.",
    passwordEmpty: "Tapez le mot de passe que vous entendez au téléphone.",
    passwordChoose: "Choisissez un mot de passe : au moins 4 lettres ou chiffres.",
    passwordTooShort: "Le mot de passe est trop court : il faut au moins 4 lettres ou chiffres.",
    passwordTooLong: "Le mot de passe est trop long : 64 lettres ou chiffres au maximum.",
  },

  preview: {
    title: "Voici comment l’autre personne vous voit",
    testTitle: "Tester la caméra et le son",
    asking: "Votre navigateur demande s’il peut utiliser votre caméra et votre micro. Choisissez « Autoriser ».",
    camera: "Caméra",
    mic: "Micro",
    speaker: "Haut-parleur",
    micLevel: "Dites quelque chose : la barre bouge-t-elle ?",
    loudness: "Volume de la voix des autres",
    loudness1: "Normal",
    loudness2: "Plus fort",
    loudness4: "Beaucoup plus fort",
    speakerTest: "Faire entendre un son",
    name: "Votre nom",
    nameHint: "Vous pouvez laisser ce champ vide. L’autre personne voit votre nom.",
    continue: "Continuer",
    continueWithout: "Continuer quand même",
    retry: "Réessayer",
    cameraOff: "La caméra est éteinte",
    defaultDevice: "Appareil {{number}}",
    front: "Avant",
    back: "Arrière",
    mirror: "Vous vous voyez comme dans un miroir. L’autre personne vous voit à l’endroit.",
    hideAddress: "Cacher mon adresse IP",
    hideAddressLead:
      "L’image et le son ne vont alors pas directement à l’autre personne : ils passent, chiffrés, par le service de transit de ce site.",
  },

  background: {
    title: "Arrière-plan",
    blur: "Flou",
    none: "Montrer la pièce",
    light: "Un peu flou",
    strong: "Très flou",
    wall: "Mur",
    window: "Fenêtre",
    hills: "Collines",
    sand: "Sable",
    mist: "Gris-bleu",
    everything:
      "Toute votre image est floue : cet appareil ne voit pas encore où vous êtes. Asseyez-vous bien en face de la caméra. L’autre personne ne voit que des couleurs.",
    stopped: "Votre image s’arrête un instant. Personne ne vous voit maintenant. Le flou redémarre.",
    askTitle: "Montrer votre pièce ?",
    ask: "L’autre personne verra alors tout ce qui est derrière vous.",
    keep: "Garder caché",
    show: "Montrer la pièce",
  },

  problem: {
    inApp:
      "Vous avez ouvert cette page dans une autre application, par exemple Facebook ou Instagram. Souvent, elle ne transmet ni la caméra ni le micro. Copiez le lien ci-dessous, ouvrez Chrome ou Safari et collez-le en haut, dans la barre d’adresse.",
    denied:
      "Votre navigateur ne laisse pas Driewoord utiliser votre caméra ou votre micro. À côté de l’adresse du site, appuyez sur le petit cadenas, les curseurs ou la petite caméra. Choisissez « Autoriser », puis appuyez sur « Réessayer ».",
    how: "Montrer comment faire",
    cameraDenied:
      "Votre navigateur ne laisse pas Driewoord utiliser votre caméra. À côté de l’adresse du site, appuyez sur le petit cadenas, les curseurs ou la petite caméra. Choisissez « Autoriser », puis appuyez sur « Réessayer ». Ou continuez avec le son seul.",
    micDenied:
      "Votre navigateur ne laisse pas Driewoord utiliser votre micro : personne ne peut vous entendre. À côté de l’adresse du site, appuyez sur le petit cadenas, les curseurs ou le petit micro. Choisissez « Autoriser », puis appuyez sur « Réessayer ».",
    system:
      "Le navigateur en a le droit, mais cet appareil ne donne pas la caméra ou le micro au navigateur. Ouvrez les réglages de l’appareil, cherchez « Confidentialité », autorisez la caméra et le micro pour votre navigateur, puis appuyez sur « Réessayer ».",
    unanswered:
      "Votre caméra ou votre micro n’est pas encore là. Votre navigateur pose peut-être une question en haut de l’écran : choisissez « Autoriser ». Vous pouvez déjà continuer : l’image et le son viendront dès que vous l’autorisez.",
    cameraMissing:
      "Aucune caméra n’a été trouvée. Branchez-en une et appuyez sur « Réessayer », ou continuez avec le son seulement.",
    micMissing:
      "Aucun micro n’a été trouvé. Branchez-en un, par exemple un casque avec micro, et appuyez sur « Réessayer ».",
    cameraInUse:
      "Un autre programme utilise votre caméra, par exemple Teams, Zoom ou WhatsApp. Fermez ce programme et appuyez sur « Réessayer ».",
    micInUse:
      "Autre chose utilise votre micro. Vous téléphonez avec cet appareil ? Raccrochez d’abord. Ou fermez l’autre programme. Appuyez ensuite sur « Réessayer ».",
    insecure:
      "Cette page n’est pas ouverte de façon sûre. Le navigateur bloque donc la caméra. Ouvrez la page avec une adresse qui commence par https://.",
    cameraUnplugged: "La caméra est débranchée. Rebranchez-la ou choisissez-en une autre.",
    micUnplugged: "Le micro est débranché. Rebranchez-le ou choisissez-en un autre.",
    cameraUnknown:
      "La caméra ne démarre pas. Rebranchez-la ou redémarrez votre appareil, puis appuyez sur « Réessayer ».",
    micUnknown: "Le micro ne démarre pas. Rebranchez-le ou redémarrez votre appareil, puis appuyez sur « Réessayer ».",
    cameraNotThatOne:
      "Cette caméra ne démarre pas. Un autre programme l’utilise peut-être. La caméra d’avant continue.",
    micNotThatOne: "Ce micro ne démarre pas. Un autre programme l’utilise peut-être. Le micro d’avant continue.",
    cameraDry:
      "Votre caméra est allumée, mais elle ne donne pas d’image. Y a-t-il un cache ou un bouton, ou un autre programme l’utilise-t-il ? Sinon, choisissez une autre caméra.",
    micDry:
      "Votre micro est allumé, mais il ne donne pas de son. Est-il coupé par un bouton ou une touche, ou êtes-vous au téléphone ? Sinon, choisissez un autre micro.",
  },

  room: {
    you: "Vous",
    other: "L’autre personne",
    dictateTitle: "Téléphonez à l’autre personne",
    stepSite: "Demandez-lui d’ouvrir cette adresse :",
    stepJoin: "Demandez-lui de choisir « {{join}} » et de taper ces trois mots :",
    as: "comme {{name}}",
    passwordLater: "Ne dites pas encore le mot de passe. Il s’affichera ici dès que l’autre personne pourra le taper.",
    arrived: "Les trois mots sont tapés. Dites maintenant le mot de passe :",
    passwordNotYet: "Ne dites pas encore le mot de passe.",
    sameWords: "Les trois mêmes mots que tout à l’heure. Cette page a été rechargée, et nous ne les conservons pas.",
    samePassword:
      "Le même mot de passe que tout à l’heure. Vous ne le savez plus ? Choisissez-en un nouveau, sous « Plus ».",
    open: "Cet appel n’a pas de mot de passe. Toute personne qui connaît les trois mots peut participer.",
    checking: "L’autre personne a tapé un mot de passe. Un instant…",
    mic: "Micro",
    camera: "Caméra",
    hangUp: "Raccrocher",
    help: "Aide",
    more: "Plus",
    settings: "Caméra et son",
    setPassword: "Changer le mot de passe",
    addPassword: "Mettre un mot de passe",
    setPasswordLead:
      "Dès maintenant, il faut ce mot de passe pour entrer dans l’appel. Les personnes déjà présentes peuvent rester.",
    setPasswordSubmit: "Utiliser ce mot de passe",
    passwordSet: "Le nouveau mot de passe est valable dès maintenant.",
    who: "Qui participe ?",
    safety: "Mots de contrôle",
    safetyLead:
      "Voulez-vous être sûr que personne n’écoute en chemin ? Lisez-vous ces deux mots à voix haute. Ils doivent être les mêmes sur les deux écrans.",
    yourMicOff: "Votre micro est coupé",
    press: "Appuyez ici pour voir et entendre l’autre personne",
    otherMicOff: "{{name}} : micro coupé",
    otherCameraOff: "{{name}} : caméra éteinte",
    holds: "{{name}} : l’image s’est arrêtée, car la connexion est faible. Vous vous entendez toujours.",
    weakLine: "{{name}} : connexion faible",
    otherNumber: "Personne {{number}}",
    host: "a commencé l’appel",
    away: "{{name}} n’est pas joignable pour le moment. Nous attendons son retour.",
    connecting: "Connexion : {{name}}…",
    vouched:
      "Pour cette personne, il n’y a pas de mots de contrôle. La personne qui a commencé l’appel a vérifié le mot de passe.",
    safetyDiffer: "Mots différents : couper la connexion",
    linked:
      "L’autre personne a reçu les trois mots dans un message et n’a qu’à appuyer sur le lien. Dès que c’est fait, vous le voyez ici.",
    noLink: "L’autre personne ne trouve pas le lien ?",
    arrivedByLink: "L’autre personne est là. Téléphonez-lui et dites le mot de passe :",
  },

  knock: {
    title: "Quelqu’un attend à la porte",
    someone: "Quelqu’un",
    since: "Attend depuis {{time}}.",
    wants: "{{name}} veut entrer",
    extra: "{{name}} veut aussi participer à cet appel. Était-ce convenu ?",
    told: "Votre message est envoyé.",
    sameName: "Quelqu’un porte déjà ce nom dans l’appel. Demandez au téléphone qui c’est.",
    full: "L’appel est complet. Quelqu’un doit d’abord partir.",
    admit: "Laisser entrer",
    message: "Envoyer un message",
    refuse: "Refuser",
    ownWords: "Ou avec vos propres mots",
    send: "Envoyer",
  },

  consulting: {
    title: "Permanence",
    lead: "Les personnes entrent une par une. Les personnes qui arrivent plus tard attendent et ne voient pas qui est déjà là. Tout le monde utilise les mêmes trois mots et le même mot de passe.",
    room: "Salle d’attente",
    nobody: "Personne n’attend.",
    waiting: { one: "1 personne attend.", other: "{{count}} personnes attendent." },
    open: "Vers la salle d’attente",
    next: "Raccrocher et laisser entrer : {{name}}",
    leaveTitle: "Que voulez-vous terminer ?",
    finish: "Terminer cette conversation",
    finishLead: "La salle d’attente reste ouverte. Ensuite, vous laissez entrer la personne suivante.",
    close: "Fermer la permanence",
    closeLead:
      "Une conversation en cours s’arrête aussi. Les personnes qui attendent encore sont informées que c’est terminé.",
  },

  note: {
    moment: "Un instant, s’il vous plaît.",
    fiveMinutes: "J’ai encore besoin de cinq minutes.",
    callYou: "Je vous téléphone.",
  },

  check: {
    title: "En attendant, testez la caméra et le son",
    number: "Question {{number}} sur 3",
    see: "Vous voyez-vous ?",
    say: "Dites quelque chose. La barre bouge-t-elle ?",
    hear: "Faites entendre le son. L’entendez-vous ?",
    yes: "Oui",
    no: "Non",
    skip: "Continuer sans",
    seeHelp:
      "Y a-t-il un cache devant la caméra ? Ouvrez-le. Un autre programme utilise-t-il la caméra ? Fermez-le. Ou choisissez une autre caméra ci-dessous.",
    sayHelp:
      "Rapprochez-vous et parlez plus fort. Votre casque a-t-il un bouton qui coupe le micro ? Appuyez dessus. Ou choisissez un autre micro ci-dessous.",
    hearHelp:
      "Augmentez le volume de votre appareil. Un casque est-il branché ? Mettez-le ou débranchez-le. Faites ensuite entendre le son encore une fois.",
    works: "La caméra et le son fonctionnent. Tout est prêt.",
    troubles:
      "Tout ne fonctionne pas encore. Vous pouvez participer quand même. L’autre personne voit que quelque chose n’a pas fonctionné.",
    anew: "Tester encore une fois",
    told: "{{name}} : la caméra et le son ont été testés avant l’appel, et ils fonctionnent.",
    toldTroubles: "{{name}} : la caméra ou le son ne fonctionnait pas lors du test avant l’appel.",
    helps: "Vous trouvez ci-dessous ce qui peut aider.",
  },

  door: {
    title: "Vous êtes à la porte",
    lead: "Le mot de passe est bon. L’autre personne voit que vous attendez et peut vous laisser entrer.",
    wait: "Attendez qu’on vous laisse entrer. Vous n’avez rien à faire.",
    says: "L’autre personne dit :",
    leave: "Ne plus attendre",
    opened: "Vous pouvez entrer",
  },

  goingOn: {
    no: "Non",
    here: {
      title: "Retourner à l’appel ?",
      lead: "Cet onglet était à l’instant dans un appel. Votre caméra et votre micro sont encore coupés.",
      failed: "Ce n’est plus possible. Tapez de nouveau les trois mots et le mot de passe.",
    },
    elsewhere: {
      title: "Cet appel est déjà ouvert",
      lead: "Il est ouvert dans un autre onglet ou une autre fenêtre de ce navigateur. Vous pouvez y continuer.",
      yes: "Continuer ici",
      failed: "L’autre onglet ne répond pas. Fermez-le et recommencez ici.",
    },
  },
  returning: {
    title: "Retour à l’appel",
    lead: "Nous vous reconnectons. Vous n’avez rien à faire.",
  },

  person: {
    menu: "{{name}} : plus",
    remove: "Retirer : {{name}}",
    removeLead:
      "La connexion de tous avec cette personne est coupée aussitôt. Ensuite, on vous demande d’abord si quelqu’un peut entrer.",
    removed:
      "{{name}} n’est plus dans l’appel, mais connaît encore les trois mots et le mot de passe. Choisissez maintenant un nouveau mot de passe.",
    handOver: "Confier l’appel",
    handOverLead: "{{name}} décide ensuite qui peut entrer. L’image s’arrête quelques secondes.",
    handOverTo: "Confier l’appel : {{name}}",
    window: "Dans une fenêtre à part",
    windowLead: "Vous continuez ainsi à voir cette image pendant que vous utilisez un autre programme.",
    windowRefused: "Votre navigateur ne peut pas le faire pour l’instant.",
    direct: "L’image et le son passent directement entre vous deux, de façon chiffrée.",
    relayed:
      "L’image et le son passent par le service de transit de ce site. Ils restent chiffrés : personne n’y voit ni n’entend rien.",
  },

  wentBack: {
    title: "Voulez-vous arrêter ?",
    text: "Vous avez appuyé sur Retour.",
    stay: "Non, je reste",
  },

  leave: {
    title: "Voulez-vous partir ?",
    end: "Terminer l’appel pour tous",
    others: "Partir et laisser les autres continuer",
    heir: "{{name}} décide ensuite qui peut entrer.",
  },

  comfort: {
    title: "Écran et signaux sonores",
    large: "Grands caractères",
    largeLead: "Tous les caractères sont un quart plus grands, la prochaine fois aussi.",
    simple: "Peu de boutons",
    simpleLead:
      "Sous l’appel, il n’y a alors que le micro, la caméra, l’aide et la fin de l’appel, la prochaine fois aussi. Tout le reste se trouve derrière « Aide ».",
    all: "Montrer à nouveau tous les boutons",
    full: "Plein écran",
    fullLead: "On ne voit plus que cet appel. Ici ou avec la touche Échap, vous revenez en arrière.",
    signals: "Faire entendre les signaux",
    signalsLead: "Une sonnerie quand quelqu’un est à la porte, arrive ou s’en va. L’écran l’indique toujours.",
  },

  chat: {
    title: "Messages",
    lead: "Tous les participants peuvent les lire. Driewoord ne les garde pas : après l’appel, ils ont disparu.",
    empty: "Il n’y a pas encore de messages.",
    label: "Votre message",
    send: "Envoyer",
    full: "Un message ne peut pas être plus long.",
    own: "Vous",
    notYet: "Pas encore arrivé",
    missed: "Pas arrivé chez tout le monde",
    unread: { one: "1 nouveau message", other: "{{count}} nouveaux messages" },
    writes: "{{name}} écrit :",
    read: "Lire",
    answer: "Répondre",
  },

  files: {
    title: "Photo ou fichier",
    lead: "Ce que vous envoyez va directement chez l’autre personne, chiffré, et n’est gardé nulle part ailleurs. Le lieu et l’heure sont retirés de la plupart des photos.",
    whom: "Pour qui ?",
    photo: "Prendre une photo",
    choose: "Choisir un fichier",
    ask: "Demander une photo ou un fichier",
    tooLarge: "Ce fichier est trop volumineux : 2 Go au maximum.",
    asks: "{{name}} vous demande une photo ou un fichier",
    asksTip: "C’est une lettre ? Posez-la bien à plat, près d’une fenêtre ou d’une lampe.",
    notNow: "Pas maintenant",
    offers: "{{name}} veut vous envoyer un fichier",
    take: "Accepter",
    refuse: "Refuser",
    mayRun: "Attention : un tel fichier peut être un programme. Ne l’ouvrez que si vous l’attendiez.",
    waitsAnswer: "{{name}} n’a pas encore répondu",
    waitsYes: "{{name}} doit d’abord l’accepter",
    out: "En route : {{file}}",
    into: "En cours de réception : {{file}}",
    stop: "Arrêter",
    arrived: "Arrivé : {{file}}",
    received: "Reçu : {{file}}",
    drawn: "Le lieu et l’heure ne sont plus dans la photo.",
    preview: "Image : {{file}}",
    save: "Enregistrer",
    saveAgain: "Enregistrer encore une fois",
    saved: "Votre navigateur l’enregistre maintenant.",
    gone: "Ce fichier n’est plus ici. Demandez-le à nouveau.",
    again: "Réessayer",
    refused: "{{name}} ne veut pas le recevoir",
    askRefused: "{{name}} n’envoie rien pour le moment",
    noRoomThere: "{{name}} n’a pas assez de place sur son appareil",
    noRoom: "Il n’y a pas assez de place sur cet appareil.",
    stopped: "{{name}} a interrompu l’envoi",
    failed: "{{name}} ne peut plus ouvrir le fichier",
    unreadable: "Ce fichier ne peut plus être ouvert. Choisissez-le à nouveau.",
    cut: "La connexion a été coupée. Pas arrivé : {{file}}",
    broken: "Le fichier a été abîmé en route.",
    list: "Dans cet appel",
    keepTitle: "Fichiers de cet appel",
    keepLead: "Enregistrez ce que vous voulez garder. Si vous allez à la page d’accueil, ils seront perdus.",
    tells: "Envoyer ce fichier ? Le lieu et l’heure s’y trouvent peut-être encore.",
    tellsLead: "Ce navigateur ne peut pas les retirer.",
    tell: "Envoyer quand même",
    left: "Cette personne n’est plus dans l’appel.",
    unsaved: "Vous n’avez pas encore tout enregistré. Appuyez encore une fois pour continuer sans.",
    chooseWhom: "Choisissez d’abord pour qui.",
    person: "Avec : {{name}}",
    enlarge: "Regarder",
  },

  card: {
    ask: "Demander une carte d’identité",
    askLead:
      "{{name}} prend une photo de la carte et vous l’envoie. Dites au nom de qui vous la demandez, et pourquoi.",
    asks: "{{name}} demande à voir votre carte d’identité",
    asksTip: "Faites-le seulement si vous savez qui la demande, et pourquoi.",
    show: "Montrer ma carte",
    title: "Votre carte d’identité",
    aim: "Tenez la carte dans le cadre. Appuyez sur « Prendre la photo » quand elle est nette.",
    photoLead: "Posez la carte à plat, sous une bonne lumière.",
    photo: "Prendre une photo de la carte",
    noCamera: "La caméra ne s’ouvre pas ici. Choisissez une photo de la carte.",
    take: "Prendre la photo",
    look: "Est-elle bien lisible ? Seule cette photo est envoyée. Elle va à : {{name}}",
    keep: "{{name}} peut garder la photo",
    keepLead: "Sinon il est demandé de la regarder seulement, et elle disparaît à la fin de l’appel.",
    send: "Envoyer",
    again: "En prendre une autre",
    lookOnly:
      "Pour regarder seulement. La photo disparaît quand vous appuyez sur « Effacer la photo », ou quand l’autre personne s’en va.",
    fileName: "carte.jpg",
    hidden: "Pendant ce temps, les autres ne vous voient pas.",
    waits: "{{name}} n’a pas encore montré la carte",
    unreadable: "Ce n’est pas une photo qui peut être montrée. Prenez une photo de la carte.",
    withdrawn: "On ne vous demande plus votre carte. Rien n’a été envoyé.",
    arrived: "La photo de votre carte est arrivée",
    arrivedLook: "La photo de votre carte est arrivée, pour être regardée seulement",
    received: "{{name}} : carte d’identité",
    refused: "{{name}} ne montre pas de carte maintenant",
    putAway: "Effacer la photo",
    nameless: "Tapez d’abord votre nom. Personne ne montre sa carte à quelqu’un sans nom.",
  },

  identity: {
    title: "Montrer qui vous êtes",
    ask: "Demander de se connecter",
    askLead:
      "{{name}} vous montre alors un nom et une date de naissance, tels que ce service les connaît : {{provider}}",
    asks: "{{name}} vous demande de vous connecter",
    asksLead:
      "Seulement si vous savez qui le demande, et pourquoi. Votre nom et votre date de naissance sont montrés. Avec : {{provider}}",
    opens: "Un nouvel onglet s’ouvre. Revenez ensuite ici.",
    signIn: "Se connecter",
    checking: "La connexion a réussi. Un instant…",
    shown: "{{name}} voit maintenant votre nom et votre date de naissance",
    withdrawn: "On ne vous le demande plus. Votre nom n’a pas été montré.",
    away: "Vous vous connectez dans l’autre onglet. Cela ne marche pas ? Fermez-le et appuyez encore sur « Se connecter ».",
    nameless: "Tapez d’abord votre nom. Personne ne montre qui il est à quelqu’un sans nom.",
    unsure: "La connexion a réussi. Il n’est pas certain que votre nom ait été vu.",
    callOff: "Ne plus demander",
    failed: "La connexion n’a pas réussi. Votre nom n’a pas été montré.",
    unreachable: "Ce service ne répond pas pour le moment : {{provider}}",
    waits: "{{name}} : pas encore de connexion",
    refused: "{{name}} : pas de connexion. Vous ne voyez pas de nom.",
    doubtful: "{{name}} : la connexion a réussi, mais elle ne prouve pas de qui il s’agit. Demandez encore une fois.",
    known: "{{name}} : la connexion a réussi. Selon {{provider}}, il s’agit de : {{identity}}",
    born: "{{name}}, date de naissance : {{date}}",
  },

  show: {
    title: "Montrer votre écran ou un document",
    lead: "Les autres voient alors votre écran, une fenêtre ou un onglet à votre place. Ils continuent à vous entendre.",
    mind: "Tous les participants voient tout ce qui s’y trouve. Fermez d’abord ce qui ne leur est pas destiné, comme vos e-mails ou les dossiers d’autres personnes.",
    begin: "Choisir ce que vous montrez",
    failed:
      "Votre écran ne peut pas être montré. Sur un Mac : ouvrez Réglages Système, « Confidentialité et sécurité », « Enregistrement de l’écran », autorisez votre navigateur et redémarrez-le.",
    own: "Les autres voient maintenant votre écran.",
    end: "Ne plus montrer",
    theirs: "{{name}} montre quelque chose",
    kept: "Cet appel est enregistré ou diffusé, ou quelqu’un l’a demandé. Ce que vous montrez y figurera aussi.",
    paper: "Montrer un document",
    paperLead:
      "Un PDF ou une photo de cet appareil. Vous tournez les pages et les autres voient ce que vous en voyez. Le fichier lui-même n’est pas envoyé.",
    choosePaper: "Choisir un PDF ou une photo",
    locked: "Ce PDF demande un mot de passe et ne peut pas être montré ici.",
    unreadable: "Ce fichier ne peut pas être montré. Choisissez un PDF ou une image, par exemple JPEG ou PNG.",
    brokenPage: "Cette page ne peut pas être montrée : le fichier est abîmé à cet endroit.",
    ownPaper: "Les autres voient maintenant votre document.",
    paperLabel: "Votre document, tel que les autres le voient",
    page: "Page {{page}} sur {{pages}}",
    before: "Page précédente",
    next: "Page suivante",
    larger: "Agrandir",
    smaller: "Réduire",
    screen: "Montrer votre écran",
  },

  invite: {
    title: "Envoyer un lien",
    warning: "Un message est moins privé que le téléphone : la personne qui le lit connaît les trois mots.",
    password:
      "Cet appel a un mot de passe. Au téléphone, vous savez avec certitude qui entend les mots. Le mot de passe ne figure jamais dans un message.",
    insist: "Envoyer quand même un lien",
    link: "Le lien",
    copy: "Copier",
    copied: "Copié. Vous pouvez maintenant le coller.",
    whatsapp: "WhatsApp",
    mail: "E-mail",
    sms: "SMS",
    share: "Partager…",
    subject: "Appel vidéo",
    text: "Ouvrez ce lien pour l’appel vidéo : {{link}}",
    textPassword: "Ouvrez ce lien pour l’appel vidéo : {{link}} Vous entendrez le mot de passe au téléphone.",
    warningOpen: "Un message est moins privé que le téléphone : toute personne qui le lit peut participer.",
    byHand: "Cela ne marche pas ici. Appuyez longuement sur le texte et choisissez « Copier ».",
    code: "Ou faites lire ce code par l’appareil photo d’un téléphone.",
    codeLabel: "Code QR du lien",
  },

  plan: {
    title: "Prévoir un appel",
    lead: "Vous recevez des messages à envoyer et un rendez-vous pour votre propre agenda.",
    day: "Jour",
    time: "Heure",
    noDay: "Choisissez un jour.",
    noTime: "Choisissez une heure.",
    past: "Ce moment est passé. Choisissez-en un autre, plus tard.",
    length: "Durée",
    language: "Langue de l’autre personne",
    nameHint: "Vous pouvez laisser ce champ vide. L’autre personne le lit dans le message.",
    fixed: "Utiliser mes propres mots",
    fixedLead: "Les trois mots que cet appareil retient.",
    words: "Les trois mots",
    draw: "D’autres mots",
    submit: "Préparer l’invitation",
    madeTitle: "L’invitation est prête",
    keep: "Envoyez l’invitation et notez l’appel dans votre propre agenda avant de quitter cette page. Driewoord n’en garde rien.",
    theirs: "Pour l’autre personne",
    mail: "E-mail",
    spam: "Dites à l’autre personne qu’un e-mail arrive. S’il n’arrive pas, il est souvent dans les courriers indésirables (spam).",
    openMail: "Ouvrir dans votre messagerie",
    attach: "Fichier d’agenda à joindre",
    sms: "SMS",
    openSms: "Ouvrir dans vos messages",
    reminder: "SMS de rappel",
    yours: "Pour vous",
    yoursLead: "Avec ce lien, vous commencez l’appel. Ne l’envoyez à personne.",
    calendar: "Noter dans mon agenda",
    another: "Prévoir un autre appel",
  },

  letter: {
    title: "Commencer l’appel vidéo",
    subject: "Appel vidéo : {{when}}",
    hello: "Bonjour,",
    invited: "On vous invite à un appel vidéo.",
    when: "Quand : {{when}}",
    length: "Durée : environ {{time}}",
    with: "Avec : {{name}}",
    open: "Le moment venu, ouvrez ce lien :",
    button: "Vers l’appel vidéo",
    password:
      "Un mot de passe vous sera peut-être demandé. Vous l’entendrez au téléphone. Il ne figure jamais dans un message.",
    tips: "Conseils :",
    early: "Ouvrez le lien quelques minutes en avance. Vous pourrez alors tester la caméra et le son.",
    quiet: "Installez-vous dans un endroit calme où le wifi fonctionne bien.",
    headphones: "C’est avec un casque ou des écouteurs que vous entendez le mieux.",
    browser: "Utilisez Chrome, Edge, Firefox ou Safari. Vous n’avez besoin ni de compte ni d’application.",
    bare: "Le bouton ne marche pas ? Copiez ce lien dans votre navigateur :",
    sms: "Appel vidéo : {{when}}. Le moment venu, ouvrez ce lien : {{link}} Un mot de passe vous est demandé ? Vous l’entendrez au téléphone.",
    reminder:
      "Vous y pensez ? Votre appel vidéo : {{when}}. Le moment venu, ouvrez ce lien : {{link}} Un mot de passe vous est demandé ? Vous l’entendrez au téléphone.",
  },

  policy: {
    title: "Règles de cet appel",
    ask: "Me demander d’abord",
    askLead: "Tout le monde attend à la porte que vous ouvriez. Cet appareil retient votre choix.",
    keep: "Enregistrer et diffuser est permis",
    keepLead: "Seulement si tout le monde dit oui.",
    promise: "Proposer la promesse",
    promiseLead:
      "Au début, on demande à chacun de ne pas enregistrer et de ne laisser personne d’autre regarder ou écouter.",
    people: "Nombre de personnes convenu",
    peopleLead: "Vous compris. S’il y en a plus, tout le monde reçoit un avertissement.",
  },

  phone: {
    title: "Le téléphone",
    text: "Vous vous entendez et vous vous voyez ? Alors raccrochez le téléphone. Sinon, vous entendez tout en double.",
    done: "Nous nous entendons",
  },

  promise: {
    title: "Promesse",
    text: "Je promets de ne pas enregistrer cette conversation et de ne laisser personne d’autre regarder ou écouter. Je peux prendre des notes.",
    yes: "Oui, je le promets",
    later: "Pas maintenant",
    theirs: "{{name}} a promis",
  },

  keeping: {
    title: "Enregistrer ou diffuser",
    lead: "Cela ne commence que quand tout le monde a dit oui, et tout le monde le voit.",
    forbidden: "La personne qui a commencé l’appel ne permet pas d’enregistrer ni de diffuser.",
    forbiddenHost:
      "Enregistrer et diffuser ne sont pas permis dans cet appel. Vous pouvez le permettre sous « Règles de cet appel ».",
    recStart: "Demander à enregistrer",
    recStop: "Arrêter l’enregistrement",
    liveStart: "Demander à diffuser en direct",
    liveStop: "Arrêter la diffusion",
    cancel: "Annuler",
    liveAddress: "Adresse de diffusion (WHIP)",
    liveAddressHint: "Du service de diffusion. Elle commence par https://",
    liveToken: "Clé du service de diffusion",
    recAsks: "{{name}} veut enregistrer cette conversation. Êtes-vous d’accord ?",
    liveAsks:
      "{{name}} veut diffuser cette conversation en direct à des personnes qui ne sont pas ici. Êtes-vous d’accord ?",
    yes: "Oui, je suis d’accord",
    no: "Non",
    waiting: "Vous avez dit oui. Nous attendons les autres.",
    waitingFor: "Il manque encore un oui : {{names}}",
    recWithdraw: "Ne plus autoriser l’enregistrement",
    liveWithdraw: "Ne plus autoriser la diffusion",
    recOwn: "Vous enregistrez",
    liveOwn: "Vous diffusez en direct",
    recBy: "{{name}} enregistre depuis {{time}}",
    liveBy: "{{name}} diffuse en direct depuis {{time}}",
  },

  recording: {
    title: "Votre enregistrement",
    lead: "Il se trouve seulement sur cet appareil, dans ce navigateur. Sauvegardez-le où vous voulez, ou supprimez-le. D’autres personnes utilisent aussi cet appareil ? Alors ne laissez rien ici.",
    save: "Sauvegarder",
    delete: "Supprimer",
    saved:
      "Transmis à vos téléchargements. Regardez : y est-il ? Alors supprimez-le ici. Sinon, il sera supprimé dans une heure ou, si la page est fermée, à la prochaine ouverture de ce site dans ce navigateur.",
    saveAgain: "Sauvegarder encore une fois",
    deleteHere: "Supprimer ici",
    passing:
      "Ce navigateur ne promet pas de garder l’enregistrement : si l’appareil est plein, il peut le jeter. Sauvegardez-le juste après l’appel.",
    progress: "Enregistrement : {{time}} · {{size}}",
    storage:
      "L’enregistrement s’est arrêté : il n’y a plus de place sur cet appareil. Ce qui était enregistré est conservé.",
    elsewhere: "Cet enregistrement est ouvert dans un autre onglet. Sauvegardez-le ou supprimez-le là-bas.",
    failed: "Cela n’a pas réussi. L’enregistrement est toujours sur cet appareil. Réessayez.",
    device: "Ce navigateur ne peut pas enregistrer. Utilisez un autre navigateur ou un autre appareil.",
  },

  live: {
    starting: "La diffusion démarre…",
    streaming: "Vous diffusez en direct",
    address: "Tapez une adresse complète qui commence par https://",
    token: "Le service de diffusion n’accepte pas cette clé. Vérifiez la clé et recommencez.",
    notFound: "On ne peut pas diffuser vers cette adresse. Vérifiez l’adresse et recommencez.",
    busy: "Le service de diffusion est occupé. Réessayez dans un instant.",
    unreachable: "Le service de diffusion ne répond pas. Vérifiez l’adresse et votre connexion internet.",
    refused: "Le service de diffusion a refusé. Demandez au service ce qu’il lui faut.",
    device: "Ce navigateur ne peut pas diffuser. Utilisez un autre navigateur ou un autre appareil.",
    lost: "La diffusion est interrompue. L’appel continue. Relancez la diffusion si vous voulez.",
  },

  status: {
    deriving: "Nous préparons l’appel…",
    waitingHost: "L’appel est ouvert. Nous attendons l’autre personne.",
    arrived: "Quelqu’un a tapé les trois mots.",
    waitingRelay: "Connexion…",
    waitingClient: "Nous attendons que l’autre personne commence l’appel.",
    password: "Tapez le mot de passe.",
    open: "Cet appel vidéo n’a pas de mot de passe. Est-ce exact ?",
    checking: "Nous vérifions le mot de passe…",
    connecting: "Connexion en cours…",
    slow: "La connexion n’aboutit pas encore. Nous continuons d’essayer un moment.",
    inCall: "Vous êtes connectés.",
    unheard: "Vous parlez, mais votre micro est coupé. Appuyez sur Micro pour qu’on vous entende.",
    weak: "La connexion est faible. Rapprochez-vous de votre box wifi ou fermez les autres programmes.",
    held: "La connexion est faible. Votre image n’est pas envoyée pour le moment, pour que vous continuiez à vous entendre. Rapprochez-vous de votre box wifi.",
    reconnecting: "La connexion est interrompue. Nous essayons de la rétablir. Attendez un instant.",
    lapsed: "Toujours pas de connexion. Nous continuons d’essayer. Vous pouvez aussi vous téléphoner.",
    relayDown: "Pas de contact avec Driewoord. Nous continuons à essayer. Vérifiez votre connexion internet.",
    relayDownInCall: "L’appel continue. Pour le moment, personne d’autre ne peut entrer.",
    tooManyIds:
      "Trop de personnes utilisent ce site là où vous êtes. Nous continuons à essayer. Un autre réseau peut aider, comme les données mobiles.",
    serverFull: "Driewoord est complet en ce moment. Nous continuons à essayer.",
  },

  alert: {
    wrongGuess:
      "Quelqu’un a tapé un mauvais mot de passe ({{count}}×). Est-ce l’autre personne ? Alors redites-lui le mot de passe.",
    askGuess:
      "Un mauvais mot de passe a été tapé cinq fois ou plus. Voulez-vous laisser quelqu’un essayer encore une fois ?",
    askGuessYes: "Oui, encore une fois",
    interference:
      "En chemin, des données de cet appel ont été modifiées. Nous les avons refusées. Si cela se reproduit, utilisez un autre réseau.",
    setupFailed:
      "La connexion directe avec l’autre personne n’a pas réussi. Demandez-lui de réessayer, au besoin sur un autre réseau.",
    clientLeft: "L’autre personne a quitté l’appel. Il reste ouvert.",
    clientLost:
      "La connexion avec l’autre personne est perdue. L’appel reste ouvert. Demandez-lui de rejoindre à nouveau l’appel.",
    addressTaken:
      "Quelqu’un d’autre utilise maintenant ces trois mots. Plus personne ne peut entrer. Nous continuons à essayer.",
    addressResting: "Ces trois mots viennent d’être utilisés. Nous continuons à essayer. Cela peut prendre une minute.",
    dismiss: "J’ai compris",
    more: { one: "Encore 1 message", other: "Encore {{count}} messages" },
    extraAsks: "{{time}} : {{name}} veut aussi participer à cet appel. Était-ce convenu ?",
    extraIn: "{{time}} : {{name}} participe maintenant à cet appel. Il y a plus de personnes que convenu.",
    keptWithoutYes:
      "{{time}} : {{name}} enregistre ou diffuse cet appel. Nous n’avons pas reçu le oui de tout le monde.",
    splitRoster:
      "La personne qui a commencé l’appel ne montre pas à tous la même liste de participants. Ne faites plus confiance à cet appel.",
    keepingRefused: "{{name}} n’est pas d’accord. Vous n’enregistrez et ne diffusez rien.",
    hostAway:
      "La personne qui a commencé l’appel n’est pas joignable. Vous pouvez continuer à parler. Personne d’autre ne peut entrer pour le moment.",
    stopCall: "Arrêter l’appel",
    remove: "Retirer cette personne",
  },

  ended: {
    title: "L’appel vidéo est terminé",
    failedTitle: "Cela n’a pas marché",
    hungUp: "Vous avez raccroché.",
    otherLeft: "L’autre personne a raccroché.",
    lost: "La connexion a été coupée. Pour continuer à parler, appuyez sur « Réessayer ». Les trois mots restent les mêmes.",
    wordsTaken: "Ces trois mots sont déjà utilisés. Choisissez un autre mot et recommencez.",
    wrongPassword:
      "Le mot de passe était faux trois fois. Vérifiez aussi les trois mots : c’est peut-être l’appel vidéo de quelqu’un d’autre. Puis réessayez.",
    refused: "On ne vous a pas laissé entrer. Vérifiez les trois mots avec l’autre personne et réessayez.",
    hostSilent:
      "Nous ne recevons pas de réponse de l’autre personne. Demandez-lui si l’appel vidéo est encore ouvert et réessayez.",
    cannotConnect:
      "La connexion directe n’a pas réussi. Essayez un autre réseau, par exemple l’internet mobile de votre téléphone au lieu du Wi-Fi.",
    tampered:
      "En chemin, des données de cet appel vidéo ont été modifiées. La connexion n’a donc pas été établie. Personne ne vous a vu ni entendu. Essayez un autre réseau.",
    newerVersion:
      "Vous et l’autre personne n’avez pas la même version de Driewoord. Rechargez cette page tous les deux, puis réessayez.",
    deviceTooWeak:
      "Ce navigateur ne peut pas sécuriser l’appel vidéo. Fermez les autres onglets, mettez le navigateur à jour ou utilisez un autre appareil.",
    lasted: "L’appel vidéo a duré {{time}}.",
    again: "Recommencer",
    joinAgain: "Réessayer",
    home: "Aller à la page d’accueil",
    hostEnded: "La personne qui a commencé l’appel vidéo l’a terminé.",
    removed: "On vous a retiré de l’appel vidéo. Téléphonez à l’autre personne si vous pensez que c’est une erreur.",
    turnedAway:
      "Cette fois, on ne vous a pas laissé entrer. Téléphonez à l’autre personne et demandez quand vous pouvez participer.",
    distrusted:
      "Vous avez coupé la connexion parce que les mots de contrôle étaient différents. Convenez par téléphone d’autres mots et d’un nouveau mot de passe.",
    elsewhere: "Cet appel vidéo continue dans un autre onglet ou une autre fenêtre de ce navigateur.",
    otherHost:
      "Quelqu’un d’autre a ouvert un appel vidéo avec ces trois mots. Nous ne vous avons pas connecté. Téléphonez d’abord à l’autre personne, puis réessayez.",
    back: "Retour à {{site}}",
  },

  obstacle: {
    title: "La connexion avec l’autre personne n’a pas abouti.",
    noCandidates:
      "Ce navigateur n’autorise aucune connexion directe. Désactivez les extensions qui masquent votre adresse IP, ou prenez un autre navigateur.",
    hidden:
      "Vous cachez votre adresse IP, et le service de transit de ce site n’est pas joignable. Désactivez « Cacher mon adresse IP », ou essayez un autre réseau.",
    noRelay:
      "Ce site n’a pas de service STUN et TURN. Entre deux réseaux différents, un appel échoue alors le plus souvent. Signalez-le à la personne qui gère le site.",
    refused: "Le service de transit (TURN) de ce site nous refuse. Signalez-le à la personne qui gère le site.",
    unreachable:
      "Votre réseau ne laisse pas passer le service de transit de ce site. Essayez un autre réseau, par exemple l’internet mobile de votre téléphone au lieu du Wi-Fi.",
    noPath:
      "Aucun chemin n’a été trouvé entre votre réseau et celui de l’autre personne. Essayez un autre réseau, par exemple l’internet mobile de votre téléphone au lieu du Wi-Fi.",
  },

  help: {
    title: "Aide",
    whatTitle: "Qu’est-ce que Driewoord ?",
    what: "Un appel vidéo entre deux personnes ou plus, qui se téléphonent d’abord. Vous n’avez besoin ni d’un compte ni d’une application.",
    startTitle: "Je commence l’appel",
    start:
      "Choisissez un prénom, un lieu et un mot, et de préférence aussi un mot de passe. Téléphonez à l’autre personne et dites les trois mots. Quand l’écran indique qu’ils sont tapés, dites le mot de passe. Pour plus tard : choisissez « Prévoir un appel pour plus tard ».",
    joinTitle: "On me demande de participer",
    join: "Appuyez sur « Rejoindre un appel vidéo », tapez les trois mots que vous entendez et autorisez la caméra et le micro. Tapez ensuite le mot de passe. Vous avez reçu un lien ? Appuyez sur le lien.",
    backgroundTitle: "Que fait l’arrière-plan flou ?",
    background:
      "Votre propre appareil rend flou ce qui est derrière vous, ou met une image à la place. L’image de votre pièce n’est jamais envoyée à l’autre personne. Les autres personnes qui entrent dans l’image restent visibles, et votre son ne change pas.",
    safeTitle: "Est-ce sûr ?",
    safe: "L’image et le son sont chiffrés et vont directement à l’autre personne. Si les réseaux ne le permettent pas, ils passent, toujours chiffrés, par le service de transit de ce site. Le relais qui vous met en contact ne connaît ni les mots ni le mot de passe. Grâce aux mots de contrôle, vous pouvez vérifier que personne n’écoute en chemin.",
    limitsTitle: "Ce que Driewoord ne peut pas voir",
    limits:
      "Aucun site ne peut voir si quelqu’un filme l’écran avec un téléphone ou l’enregistre avec un autre programme. Mettez-vous d’accord là-dessus.",
    deviceTitle: "Pas d’image ou pas de son ?",
    device:
      "Appuyez sur « Tester la caméra et le son ». Fermez les autres programmes qui utilisent la caméra. Autorisez la caméra et le micro dans le navigateur. Vous entendez mal l’autre ? Choisissez « Plus fort » sous « Caméra et son ».",
    leaveTitle: "Qu’est-ce qui est conservé ?",
    roomTitle: "Qui participe, et qu’est-ce qui est conservé ?",
    room: "Tout le monde voit et entend quand quelqu’un veut entrer. La personne qui a commencé l’appel laisse entrer les autres et peut les retirer. Un enregistrement (REC) ou une diffusion (LIVE) ne commence que quand tout le monde a dit oui, et se voit sur chaque écran.",
    leave:
      "Rien de l’appel, sauf si vous l’enregistrez vous-même. Cet appareil retient seulement votre langue, votre arrière-plan, trois mots si vous l’avez demandé, si l’on doit d’abord vous demander et cacher votre adresse IP, ainsi que la caméra, le micro, le haut-parleur et le volume choisis. Jusqu’à ce que vous raccrochiez, cet onglet retient l’appel, pour que vous puissiez revenir après un rechargement.",
  },

  operator: {
    title: "Qui gère ce site ?",
    helpdesk: "Assistance :",
    brief: "Besoin d’aide ? {{operator}} :",
    privacy: "Vos données sur ce site",
    imprint: "Mentions légales",
  },
};

export default fr;
