import type { PagesTexts } from "./en.pages.ts";

const pages: PagesTexts = {
  allow: {
    title: "Autoriser la caméra et le micro",
    for: "Ces étapes sont pour",
    sliders: "À côté de l’adresse du site, appuyez sur les curseurs.",
    lock: "À côté de l’adresse du site, appuyez sur le cadenas.",
    cameraOff: "À côté de l’adresse du site, appuyez sur la petite caméra barrée.",
    page: "À côté de l’adresse du site, appuyez sur la petite page. Sur un appareil plus ancien, c’est « aA ».",
    menuBar: "Tout en haut de l’écran, appuyez sur « Safari ». Choisissez la ligne qui commence par « {{label}} ».",
    press: "Appuyez sur « {{label}} ».",
    behindDots: "Appuyez sur « {{label}} ». Vous ne le voyez pas ? Appuyez d’abord sur les trois points.",
    switch: "Activez la caméra et le micro.",
    choose: "Pour la caméra et le micro, choisissez « {{label}} ».",
    clear: "À côté de la caméra et du micro, vous lisez « {{label}} ». Appuyez sur la petite croix à côté.",
    unblock: "À côté de la caméra et du micro, vous lisez « {{label}} ». Appuyez dessus pour le changer.",
    device: "Ouvrez les réglages de votre appareil.",
    app: "Cherchez-y votre navigateur. Il se trouve parfois sous « Apps ».",
    back: "Revenez à cette page et appuyez sur ce bouton. Cela ne marche pas ? Rechargez cette page.",
    again: "Appuyez sur ce bouton.",
    askedAgain: "Appuyez sur ce bouton. Le navigateur pose alors de nouveau la question : choisissez « {{label}} ».",
    differs: "C’est différent chez vous ? Cherchez une ligne « Caméra » ou « Appareil photo » et une ligne « Micro ».",
    allow: "Autoriser",
    allowFirefox: "Autoriser",
    allowSafari: "Autoriser",
    blocked: "Bloqué",
    website: "Réglages du site web",
    settingsFor: "Réglages pour",
    settings: "Réglages",
    browser: "Votre navigateur",
    permissions: "Autorisations",
    permissionsSamsung: "Autorisations",
  },

  faq: {
    title: "Questions et réponses",
    lead: "Que faire si quelque chose ne marche pas.",
    hear: "Je n’entends pas l’autre personne",
    hearText:
      "Augmentez le son de votre appareil. Sous « Caméra et son », vérifiez que le bon haut-parleur est choisi. Un casque est branché ? Débranchez-le ou mettez-le.",
    heard: "L’autre personne ne m’entend pas",
    heardText:
      "Vérifiez que votre micro est allumé : le bouton se trouve en bas. Regardez ensuite sous « Caméra et son » si la barre bouge quand vous parlez. Elle ne bouge pas ? Choisissez un autre micro.",
    black: "Mon image est noire",
    blackText:
      "Un autre programme utilise peut-être la caméra. Fermez-le. Regardez aussi si un cache se trouve devant la caméra, et si vous l’avez autorisée dans le navigateur : appuyez sur le signe à gauche de l’adresse.",
    nobody: "J’attends et personne ne vient",
    nobodyText:
      "Lisez les trois mots à voix haute au téléphone. Une seule lettre différente suffit pour ne pas se trouver. L’un de vous commence l’appel, l’autre le rejoint. Vous avez tous les deux appuyé sur le même bouton ? Alors vous ne vous trouvez pas.",
    password: "Le mot de passe n’est pas correct",
    passwordText:
      "Demandez-le encore une fois et notez-le. Les majuscules et les espaces ne comptent pas. Après quelques essais, la personne qui a commencé l’appel doit dire que vous pouvez encore essayer.",
    stutter: "L’image se fige ou saccade",
    stutterText:
      "Rapprochez-vous du wifi. Fermez les autres programmes et les autres onglets. Éteignez un moment votre caméra : souvent, le son devient meilleur.",
    echo: "Je m’entends moi-même",
    echoText:
      "Deux appareils sont sans doute proches l’un de l’autre, ou le son est très fort. Raccrochez le téléphone, baissez le son ou utilisez un casque.",
    app: "J’ai reçu un lien et la caméra ne marche pas",
    appText:
      "Certaines applications ouvrent un lien dans leur propre fenêtre, sans caméra. Ouvrez alors le lien dans Chrome, Safari, Firefox ou Edge.",
    blocked: "La connexion ne se fait pas",
    blockedText:
      "Le réseau d’un hôpital ou d’une entreprise bloque parfois un appel vidéo. Essayez un autre réseau, par exemple celui de votre téléphone. Cela ne marche toujours pas ? Demandez de l’aide à l’exploitant de ce site.",
    photo: "Comment envoyer une photo ou une lettre ?",
    photoText:
      "Appuyez sur « Plus », puis sur « Photo ou fichier ». Sur un téléphone, vous pouvez prendre une photo tout de suite. L’autre personne doit accepter. L’autre personne vous l’a demandé ? Appuyez alors sur le bouton dans la question au-dessus de l’image. Enregistrez ce que vous recevez : après l’appel, c’est perdu.",
    closed: "J’ai fermé la fenêtre par erreur",
    closedText:
      "Ouvrez de nouveau la page et appuyez sur le même bouton que la première fois. Tapez les mêmes trois mots et le même mot de passe. L’autre personne doit peut-être encore vous laisser entrer.",
    device: "Quels appareils conviennent ?",
    deviceText:
      "Un ordinateur, une tablette ou un téléphone avec caméra et micro, et une version pas trop ancienne de Chrome, Edge, Firefox ou Safari. Vous n’avez rien à installer.",
  },

  facts: {
    title: "Ce qu’il advient de vos données",
    lead: "Pour qui veut le savoir exactement, comme une personne déléguée à la protection des données.",
    media: "Image, son, messages et fichiers",
    mediaText:
      "Ils vont chiffrés d’appareil à appareil. Seules les personnes de l’appel peuvent les ouvrir. Si les réseaux ne le permettent pas, ils passent, toujours chiffrés, par le service de transit de ce site. Driewoord ne les conserve nulle part, sauf sur l’appareil d’une personne qui l’utilise pour enregistrer, et seulement si tout le monde a dit oui. Driewoord ne peut pas voir un enregistrement fait avec un autre programme.",
    words: "Les trois mots et le mot de passe",
    wordsText:
      "Ils restent sur les appareils. Le relais voit une adresse calculée à partir des mots, tant que l’appel est ouvert et quelques minutes après. La personne qui gère le relais pourrait en deviner des mots faciles. Si vous envoyez vous-même un lien, les trois mots s’y trouvent, jamais le mot de passe.",
    name: "Votre nom",
    nameText: "Seulement si vous en tapez un. Il va chiffré aux autres personnes de l’appel et ne reste nulle part.",
    address: "Votre adresse IP",
    addressText:
      "Le relais et le service de transit la voient tant que vous êtes en ligne, comme sur tout site. Contre les abus, le relais compte par adresse, pendant quelques minutes, et le service de transit tant que vous l’utilisez, toujours en mémoire seulement. La personne avec qui vous parlez la voit aussi, sauf si vous la cachez.",
    logs: "Journaux",
    logsText: "Driewoord ne note ni adresses IP, ni noms, ni mots, ni contenus, ni qui appelle qui.",
    device: "Sur votre propre appareil",
    deviceText:
      "Votre langue, votre arrière-plan, ce que vous avez choisi sous « Écran et signaux sonores », si l’on doit d’abord vous demander et cacher votre adresse IP, la caméra, le micro, le haut-parleur et le volume choisis, et trois mots si vous l’avez demandé. Aussi un nombre tiré au hasard, auquel le relais voit après une interruption que c’est de nouveau vous. Un enregistrement, jusqu’à ce que vous le sauviez ou l’effaciez. Un fichier reçu, jusqu’à ce que vous quittiez la page après l’appel. Jusqu’à ce que vous raccrochiez, aussi ce qu’il faut pour revenir après un rechargement. Un lien par lequel vous êtes venu peut figurer dans la liste des pages visitées. Il n’y a pas de cookies.",
    others: "Les autres",
    othersText:
      "Driewoord ne demande rien à personne d’autre : pas de statistiques, pas de publicité, pas de polices ni de programmes d’un autre site. Lors d’une diffusion (LIVE), l’appel va au service choisi par une personne de l’appel, si tout le monde a dit oui.",
    blur: "L’arrière-plan",
    blurText:
      "Si vous cachez votre arrière-plan, cela se fait sur votre propre appareil, et l’image nette de votre pièce ne va pas aux autres. Lors d’un mouvement rapide, une bande peut se voir un instant. Qui commence un appel commence toujours ainsi ; qui le rejoint choisit.",
    operator: "Ce que l’exploitant doit compléter lui-même",
    operatorText:
      "Qui est responsable, la base juridique, où se trouvent les ordinateurs, le contrat avec l’hébergeur, si des services de tiers sont réglés, et ce que note un proxy ou un pare-feu.",
  },

  access: {
    title: "Accessibilité",
    lead: "Pour qui utilise une aide, et pour qui veut savoir ce qui a été testé.",
    standard: "Ce que nous respectons",
    standardText:
      "Driewoord est construit selon les WCAG 2.2, niveau AA, et la norme européenne EN 301 549. Chaque écran est vérifié par un programme à chaque changement : de jour, de nuit et dans les couleurs que l’appareil impose. Personne de l’extérieur ne l’a encore examiné.",
    keyboard: "Clavier et lecteur d’écran",
    keyboardText:
      "Tout est possible au clavier. Chaque bouton et chaque champ a un nom. Ce qui change est lu : qui arrive, qui enregistre, et si la connexion est faible.",
    size: "Grand et clair",
    sizeText:
      "Vous pouvez agrandir la page jusqu’à 400 %. Pendant l’appel il y a de plus grands caractères, sous « {{comfort}} ». Rien n’est dit par la couleur seule. Il y a une version sombre, et rien ne bouge si votre appareil demande le calme.",
    hear: "Malentendants",
    hearText:
      "Les autres peuvent être rendus jusqu’à quatre fois plus forts, sans déformation. Vous pouvez vous écrire. Chaque signal est aussi une phrase à l’écran.",
    gaps: "Ce qui n’est pas encore possible",
    gapsText:
      "Il n’y a pas de sous-titres. Un écran ou un document que quelqu’un montre est une image, qu’un lecteur d’écran ne peut pas lire : demandez-le comme fichier. Vous utilisez la langue des signes ? Alors désactivez le flou, qui peut rendre floue une main rapide.",
    report: "Quelque chose vous arrête ?",
    reportText:
      "Dites-le à qui gère ce site. Si aucune adresse n’est donnée ci-dessous, demandez à la personne que vous appelez.",
  },

  guide: {
    startTitle: "Pas à pas : je commence un appel",
    joinTitle: "Pas à pas : je participe",
    tryTitle: "Pas à pas : nous essayons avec un collègue",
    lead: "Vous pouvez imprimer cette page, ou l’enregistrer en PDF.",
    print: "Imprimer",
    start: {
      open: "Ouvrez la page",
      openText: "Allez sur {{address}} avec Chrome, Edge, Firefox ou Safari et appuyez sur « {{button}} ».",
      words: "Choisissez les mots",
      wordsText:
        "Appuyez sur « {{button}} » : trois mots et un mot de passe sont alors choisis pour vous. Ou écrivez-les vous-même. Ne prenez ni le nom de l’autre personne, ni rien de ce dont vous allez parler.",
      look: "Regardez comment on vous voit",
      lookText:
        "Autorisez la caméra et le micro. Ce qui est derrière vous devient flou, sur votre propre appareil. Appuyez ensuite sur « {{button}} ».",
      phone: "Téléphonez à l’autre personne",
      phoneText:
        "Demandez-lui d’ouvrir la même page, d’appuyer sur « {{button}} » et d’écrire les trois mots. L’écran vous aide à épeler.",
      password: "Dites le mot de passe",
      passwordText: "Seulement quand il apparaît à l’écran. L’autre personne peut alors l’écrire.",
      talk: "Raccrochez le téléphone",
      talkText: "Dès que vous vous voyez et vous entendez. Sinon, vous entendez tout deux fois.",
      buttons: "Pendant l’appel",
      buttonsText:
        "Avec les boutons du bas, vous activez et coupez le micro, la caméra et le flou. Sous « {{button}} », vous trouvez tout le reste : messages, montrer votre écran, changer de mot de passe, aide.",
      door: "Quelqu’un à la porte",
      doorText:
        "Toute personne qui arrive plus tard attend à la porte. Tous les participants le voient. Ne faites entrer que les personnes que vous attendez.",
      end: "Terminez l’appel",
      endText:
        "Appuyez sur « {{button}} ». Rien de l’appel n’est conservé, sauf si tout le monde a accepté un enregistrement.",
    },
    try: {
      apart: "Deux appareils, deux pièces",
      apartText:
        "Deux ordinateurs, ou un ordinateur et un téléphone. Dans la même pièce, vous entendriez tout deux fois. Une personne lance les appels, l’autre joue le client. Cela prend un quart d’heure.",
      meet: "Commencez l’appel",
      meetText:
        "La personne qui lance l’appel appuie sur « {{button}} » et téléphone à l’autre. L’écran dit ce qu’il faut lire. Le client tape les trois mots, puis le mot de passe.",
      hear: "Voyez-vous et entendez-vous",
      hearText:
        "Raccrochez le téléphone et parlez chacun à votre tour. Quelqu’un n’est pas visible ou pas audible ? Appuyez sur « {{more}} », puis sur « {{button}} ».",
      safety: "Comparez les deux mots de contrôle",
      safetyText:
        "Appuyez sur les trois points près du nom de l’autre. Lisez-vous tous les deux les deux mêmes mots ? Alors personne n’écoute entre vous.",
      mute: "Parlez avec le micro coupé",
      muteText:
        "Votre écran dit que votre micro est coupé. Si vous continuez à parler, il le redit. Coupez aussi la caméra : l’autre peut le lire.",
      wrong: "Tapez un mauvais mot de passe",
      wrongText:
        "Le client raccroche. La personne qui a lancé l’appel appuie sur « {{dismiss}} ». Le client revient et tape d’abord un mauvais mot de passe. Les deux écrans disent ce qui se passe. La personne qui a lancé l’appel voit combien de fois.",
      third: "Laissez une troisième personne frapper",
      thirdText:
        "Rejoignez l’appel avec un autre téléphone, ou dans une fenêtre d’un autre navigateur, avec les trois mots et le mot de passe. Vous voyez tous que quelqu’un est à la porte. Appuyez sur « {{button}} » : l’écran dit alors qu’il y a une personne en plus.",
      out: "Faites sortir cette personne",
      outText:
        "Appuyez sur les trois points près de son nom et faites-la sortir. Elle connaît encore les mots : choisissez tout de suite un autre mot de passe.",
      rec: "Demandez si vous pouvez enregistrer",
      recText:
        "Appuyez sur « {{more}} », puis sur « {{rules}} », et permettez-le. Appuyez ensuite sur « {{more}} » et sur « {{button}} ». L’autre reçoit d’abord la question. REC reste sur les deux écrans tant que cela dure.",
      hand: "Montrez et envoyez quelque chose",
      handText:
        "Appuyez sur « {{more}} », puis sur « {{button}} ». Montrez un document et envoyez une photo : l’autre dit s’il la veut.",
      line: "Coupez le wifi",
      lineText:
        "Sur un appareil, pendant une demi-minute. Les deux écrans disent que la connexion est perdue. Elle revient toute seule.",
      end: "Raccrochez et parlez-en",
      endText:
        "Que direz-vous au téléphone à quelqu’un qui le fait pour la première fois ? Quelque chose n’a pas marché ? « {{button}} » sur la première page cherche pourquoi, et l’écrit pour votre service d’aide.",
    },
    join: {
      open: "Ouvrez la page",
      openText:
        "Écrivez l’adresse que vous entendez au téléphone tout en haut de votre navigateur. Appuyez sur « {{button}} ». Vous avez reçu un lien ? Appuyez sur le lien, puis sur « {{next}} », et sautez l’étape suivante.",
      words: "Écrivez les trois mots",
      wordsText:
        "Vous les entendez au téléphone. Les majuscules et les accents n’ont pas d’importance. Appuyez ensuite sur « {{button}} ».",
      look: "Regardez-vous",
      lookText:
        "Votre navigateur demande s’il peut utiliser la caméra et le micro. Choisissez « Autoriser ». Personne ne vous voit encore. Appuyez ensuite sur « {{button}} ».",
      wait: "Attendez",
      waitText: "Restez sur cette page. En attendant, vous pouvez tester la caméra et le son.",
      password: "Écrivez le mot de passe",
      passwordText: "Vous l’entendez au téléphone dès que cette page le demande.",
      talk: "Raccrochez le téléphone",
      talkText: "Dès que vous vous voyez et vous entendez. Sinon, vous entendez tout deux fois.",
      buttons: "Pendant l’appel",
      buttonsText:
        "Avec les boutons du bas, vous coupez et rallumez le micro et la caméra. Besoin d’aide ? Appuyez sur « {{button}} ».",
      end: "Raccrochez",
      endText: "Appuyez sur « {{button}} » quand la conversation est finie.",
    },
  },

  test: {
    lead: "Ici, personne ne vous voit ni ne vous entend.",
    done: "Terminé",
    title: "Tout tester",
    about:
      "Cela dure une dizaine de secondes et vous parlez à voix haute. Personne d’autre ne vous voit ni ne vous entend.",
    start: "Commencer le test",
    line: "La connexion est testée. Un instant…",
    self: "Parlez maintenant à voix haute, dites par exemple quel jour nous sommes.",
    unheard: "Le micro n’est pas utilisé. Un instant…",
    changed: "Vous avez changé quelque chose. On recommence.",
    own: "Vous, comme l’autre personne vous verrait",
    film: "L’autre personne vous verrait et vous entendrait ainsi. Lancez la lecture et écoutez.",
    mute: "Vous n’entendez rien dans le film ?",
    verdict: {
      good: "Tout fonctionne. Vous pouvez appeler avec cet appareil.",
      unsure: "Tout ce qui peut être testé ici fonctionne. Ce site ne peut pas savoir d’avance si un appel passe.",
      hampered: "Vous pouvez appeler, mais tout ne fonctionne pas au mieux. Voyez ci-dessous.",
      devices:
        "L’appel passe, mais l’autre personne ne peut pas vous voir ou vous entend mal. Lisez ci-dessous ce que vous pouvez faire.",
      alone:
        "L’appel passe, mais l’autre personne ne peut ni vous voir ni vous entendre. Lisez ci-dessous ce que vous pouvez faire.",
      closed: "D’ici, les appels ne passent sans doute pas.",
      away: "Le site ne répond pas en ce moment.",
    },
    advice: {
      closed:
        "Essayez un autre réseau, par exemple l’internet mobile de votre téléphone. Au travail, montrez le texte du bas à la personne qui gère le réseau.",
      away: "Vérifiez que cet appareil est connecté à internet, puis réessayez dans quelques minutes.",
    },
    mark: { good: "Bien", doubtful: "Attention", bad: "Problème" },
    camera: {
      label: "Caméra",
      works: "Elle fonctionne. Images par seconde : {{pictures}}",
      slow: "Elle donne peu d’images. Plus de lumière aide. Images par seconde : {{pictures}}",
      off: "Elle est éteinte.",
      untried: "Elle n’a pas pu être testée.",
    },
    mic: {
      label: "Micro",
      works: "On vous entend.",
      silent:
        "On n’a rien entendu. Parlez pendant le test. Regardez s’il y a un bouton qui coupe le son du micro, du casque ou de l’ordinateur.",
      off: "Il est coupé.",
      untried: "Il n’a pas pu être testé.",
    },
    background: {
      label: "Arrière-plan",
      works: "Il est caché et l’image reste fluide.",
      slow: "Sur cet appareil, masquer l’arrière-plan rend l’image saccadée. Fermez les autres programmes, ou choisissez un autre arrière-plan plus bas.",
      off: "L’autre personne verrait la pièce où vous êtes.",
      stopped:
        "Il n’a pas pu être caché. C’est pourquoi aucune image ne part. Choisissez un autre arrière-plan plus bas, ou montrez la pièce.",
      untried: "Il n’a pas pu être testé.",
    },
    relay: {
      label: "Connexion au site",
      open: "Elle fonctionne.",
      blocked:
        "La page arrive, mais la connexion pour les appels est bloquée : par le réseau, par un antivirus ou par une extension du navigateur.",
      busy: "Il y a beaucoup de monde. Réessayez dans quelques minutes.",
      down: "Le site ne répond pas.",
    },
    direct: {
      label: "Le chemin direct vers les autres",
      reached: "Il est ouvert.",
      untried: "Cela n’a pas pu être testé, parce que le site ne répond pas.",
      unreached: "Il est fermé dans ce réseau. Ce n’est pas grave si le détour est ouvert.",
      none: "Ce site ne permet pas de le tester. Entre deux réseaux différents, un appel peut échouer.",
    },
    turn: {
      label: "Le détour, si le chemin direct est fermé",
      reached: "Il est ouvert.",
      untried: "Cela n’a pas pu être testé, parce que le site ne répond pas.",
      refused: "L’équipement du site refuse ce détour. Signalez-le à l’assistance.",
      stuck: "Il répond, mais aucun appel n’y est passé. Signalez-le à l’assistance.",
      unreached: "On ne peut pas l’atteindre depuis ce réseau. Ce n’est pas grave si le chemin direct est ouvert.",
      none: "Ce site n’en a pas. Entre certains réseaux, un appel peut échouer.",
    },
    call: {
      label: "Un appel avec vous-même",
      relayed: "Il a réussi, par le détour.",
      direct: "Il a réussi.",
      thin: "Il a réussi, mais peu d’images sont passées : la connexion est lente.",
      none: "Il n’a pas abouti. Désactivez les extensions qui cachent votre adresse IP, ou utilisez un autre navigateur.",
    },
    report: "Pour l’assistance",
    reportHint:
      "Lisez ce texte à la personne qui vous aide, ou envoyez-le-lui. Il ne contient ni nom, ni adresse, ni image : seulement ce site, l’heure, et le type d’appareil et de navigateur.",
  },
};

export default pages;
