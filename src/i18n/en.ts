/** The English texts, but for those of `en.home.ts`. All other languages must have the same keys. `{{name}}` is a placeholder for a value. */
const en = {
  close: "Close",
  busy: "One moment…",

  start: {
    title: "Start a video call",
    lead: "Choose three words. You will say them on the phone in a moment.",
    direct: "Start at once",
    directHint: "We choose three words and a password for you.",
    own: "Or choose your own words",
    fixed: "Remember these words",
    fixedLead: "On this device, for your next calls. Everybody then waits at the door until you open it.",
    consultingLead: "People come in one at a time. Whoever comes later waits, and does not see who is already in.",
    drawAll: "Suggest three words",
    word1: "A name",
    word1Hint: "For example: Tom. Better not the name of the other person.",
    word2: "A place",
    word2Hint: "For example: Hasselt. Better not where the other person lives.",
    word3: "A word",
    word3Hint: "From the list, easy to say and to spell",
    random: "Another word",
    password: "Password",
    passwordHint: "At least 4 letters or numbers. Say it only when the screen asks you to.",
    suggest: "Suggest a password",
    open: "Without a password, anyone who knows the three words can join. Then this call is not confidential.",
    without: "Without a password",
    submit: "Next",
    plan: "Plan a conversation for later",
    appointment: "Your appointment: {{when}}",
    linkedLead: "The three words of your appointment are filled in, and a password is suggested. Press “Next”.",
  },

  join: {
    title: "Join a video call",
    lead: "Type the three words that you hear on the phone. Capitals, accents and hyphens do not matter.",
    word1: "First word",
    word2: "Second word",
    word3: "Third word",
    didYouMean: "Did you mean:",
    submit: "Next",
    waitingTitle: "Waiting for the other person",
    waitingLead:
      "Are the three words below right? Then wait until the other person starts. If not, press “Type other words”.",
    waitingWords: "You typed:",
    relay: "Making contact…",
    readBack:
      "Nobody is answering yet. Read these three words out on the phone. Is one of them wrong? Change it below.",
    retype: "Try with these words",
    otherWords: "Type other words",
    passwordTitle: "Now type the password",
    passwordLead: "You hear it on the phone. Capitals and spaces do not matter.",
    again: "The connection has started over. Press the button once more.",
    password: "Password",
    passwordSubmit: "Join the call",
    checking: "Checking the password…",
    checkingSlow: "This is taking a little longer. Stay on this page. You do not have to do anything.",
    wrong: {
      one: "That is not the right password. Listen again and type it once more. You have one try left.",
      other: "That is not the right password. Listen again and type it once more. You have {{count}} tries left.",
    },
    openTitle: "This call has no password",
    openLead:
      "So anyone who knows the three words can join. Were you given a password on the phone? Then stop. Tell the other person on the phone that the screen does not ask for a password.",
    openSubmit: "Join without a password",
  },

  invited: {
    title: "You are invited to a video call",
    lead: "Press “{{next}}”. First you see only yourself. Nobody sees or hears you yet.",
    appointment: "Your appointment",
    early: "You are early, and that is fine. You can test camera and sound now, and then wait.",
    words: "The three words of this call:",
    wait: "Stay on this page. As soon as the other person is there, you can go on.",
    later:
      "It is not time yet. You can close this page, and open the link again then. Or go on now, to test camera and sound.",
    over: "That moment is over. Are you not sure? Phone the other person.",
    long: "Nobody has come yet. Phone the other person, and stay on this page.",
    password: "You will be phoned, and hear it then. Capitals and spaces do not matter.",
  },

  field: {
    empty: "Type a word here.",
    noLetters: "Type letters or numbers here.",
    tooShort: "This word is too short: type at least 2 letters or numbers.",
    tooLong: "This word is too long: type at most 32 letters or numbers.",
    passwordEmpty: "Type the password that you hear on the phone.",
    passwordChoose: "Choose a password: at least 4 letters or numbers.",
    passwordTooShort: "The password is too short: type at least 4 letters or numbers.",
    passwordTooLong: "The password is too long: type at most 64 letters or numbers.",
  },

  preview: {
    title: "This is how the other person sees you",
    testTitle: "Test camera and sound",
    asking: "Your browser is asking whether it may use your camera and microphone. Choose “Allow”.",
    camera: "Camera",
    mic: "Microphone",
    speaker: "Speaker",
    micLevel: "Say something: does the bar move?",
    loudness: "How loud you hear the others",
    loudness1: "Normal",
    loudness2: "Louder",
    loudness4: "Much louder",
    speakerTest: "Play a sound",
    name: "Your name",
    nameHint: "You may leave this empty. The other person sees your name.",
    continue: "Next",
    continueWithout: "Continue anyway",
    retry: "Try again",
    cameraOff: "The camera is off",
    defaultDevice: "Device {{number}}",
    front: "Front",
    back: "Back",
    mirror: "You see yourself as in a mirror. The other person sees you the right way round.",
    hideAddress: "Hide my IP address",
    hideAddressLead:
      "Picture and sound then do not go straight to the other person, but, encrypted, through the relay service of this website.",
  },

  background: {
    title: "Background",
    blur: "Blur",
    none: "Show the room",
    light: "Light blur",
    strong: "Strong blur",
    wall: "Wall",
    window: "Window",
    hills: "Hills",
    sand: "Sand",
    mist: "Grey-blue",
    everything:
      "Your whole picture is blurred: this device does not see yet where you are. Sit right in front of the camera. The other person sees only colours.",
    stopped: "Your picture stops for a moment. Nobody sees you now. The blur is being started again.",
    askTitle: "Show your room?",
    ask: "The other person will then see everything behind you.",
    keep: "Keep it hidden",
    show: "Show the room",
  },

  problem: {
    inApp:
      "You have opened this page in another app, such as Facebook or Instagram, which often does not pass on camera and microphone. Copy the link below, open Chrome or Safari and paste it into the address bar at the top.",
    denied:
      "Your browser is not letting Driewoord use your camera or microphone. Next to the web address, press the padlock, the sliders or the little camera. Choose “Allow” and then press “Try again”.",
    cameraDenied:
      "Your browser is not letting Driewoord use your camera. Next to the web address, press the padlock, the sliders or the little camera. Choose “Allow” and then press “Try again”. Or go on with sound only.",
    micDenied:
      "Your browser is not letting Driewoord use your microphone, so nobody can hear you. Next to the web address, press the padlock, the sliders or the little microphone. Choose “Allow” and then press “Try again”.",
    system:
      "Your browser is allowed to use it, but this device itself does not give the camera or microphone to the browser. Open the settings of the device, look for “Privacy”, allow camera and microphone for your browser, and then press “Try again”.",
    unanswered:
      "Your camera or microphone is not there yet. Perhaps your browser is asking something at the top of the screen: choose “Allow”. You can go on already: picture and sound come in as soon as you allow them.",
    cameraMissing: "No camera was found. Plug one in and press “Try again”, or go on with sound only.",
    micMissing:
      "No microphone was found. Plug one in, for example headphones with a microphone, and press “Try again”.",
    cameraInUse:
      "Another program is using your camera, such as Teams, Zoom or WhatsApp. Close that program and press “Try again”.",
    micInUse:
      "Something else is using your microphone. Are you on the phone with this device? Then hang up first. Or close the other program. Then press “Try again”.",
    insecure:
      "This page was not opened safely, so the browser blocks the camera. Open the page with an address that starts with https://.",
    cameraUnplugged: "The camera was unplugged. Plug it in again, or choose another one.",
    micUnplugged: "The microphone was unplugged. Plug it in again, or choose another one.",
    cameraUnknown: "The camera will not start. Plug it in again or restart your device, then press “Try again”.",
    micUnknown: "The microphone will not start. Plug it in again or restart your device, then press “Try again”.",
    cameraNotThatOne:
      "That camera will not start. Perhaps another program is using it. The camera from before goes on.",
    micNotThatOne:
      "That microphone will not start. Perhaps another program is using it. The microphone from before goes on.",
    cameraDry:
      "Your camera is on, but it gives no picture. Is there a cover or a switch on it, or is another program using it? Otherwise choose another camera.",
    micDry:
      "Your microphone is on, but it gives no sound. Is it switched off with a button or a key, or are you on the phone? Otherwise choose another microphone.",
  },

  room: {
    you: "You",
    other: "The other person",
    dictateTitle: "Phone the other person",
    stepSite: "Ask them to open this address:",
    stepJoin: "Ask them to choose “{{join}}” and type these three words:",
    as: "as in {{name}}",
    passwordLater: "Do not say the password yet. It will appear here as soon as the other person can type it.",
    arrived: "The three words have been typed. Now say the password:",
    passwordNotYet: "Do not say the password yet.",
    sameWords: "The same three words as before. This page was loaded anew, and we do not keep them.",
    samePassword: "The same password as before. You no longer know it? Choose a new one, under “More”.",
    open: "This call has no password. Anyone who knows the three words can join.",
    checking: "The other person typed a password. One moment…",
    mic: "Microphone",
    camera: "Camera",
    hangUp: "Hang up",
    more: "More",
    settings: "Camera and sound",
    setPassword: "Change the password",
    addPassword: "Set a password",
    setPasswordLead: "From now on, anyone who wants to join needs this password. Whoever is already here can stay.",
    setPasswordSubmit: "Use this password",
    passwordSet: "The new password applies from now on.",
    who: "Who is here",
    safety: "Safety words",
    safetyLead:
      "Do you want to be sure that nobody is listening in on the way? Read these two words to each other. They must be the same on both screens.",
    yourMicOff: "Your microphone is off",
    press: "Press here to see and hear the other person",
    otherMicOff: "{{name}}: microphone is off",
    otherCameraOff: "{{name}}: camera is off",
    holds: "{{name}}: the picture has stopped, because the connection is weak. You still hear each other.",
    weakLine: "{{name}}: weak connection",
    otherNumber: "Person {{number}}",
    host: "started the call",
    away: "{{name}} is out of reach. We are waiting for them to come back.",
    connecting: "Connecting: {{name}}…",
    vouched: "There are no safety words for this person. Whoever started the call has checked the password.",
    safetyDiffer: "Words differ: disconnect",
    linked:
      "The other person has the three words in a message and only needs to press the link there. You see it here as soon as that is done.",
    noLink: "Does the other person not find the link?",
    arrivedByLink: "The other person is there. Phone them, and say the password:",
  },

  knock: {
    title: "Someone is waiting at the door",
    someone: "Someone",
    since: "Waiting since {{time}}.",
    wants: "{{name}} wants to come in",
    extra: "{{name}} also wants to join this call. Was this agreed?",
    told: "Your message has been sent.",
    sameName: "Somebody with this name is already in. Ask on the phone who this is.",
    full: "The call is full. Someone has to leave first.",
    admit: "Let in",
    message: "Send a message",
    refuse: "Refuse",
    ownWords: "Or in your own words",
    send: "Send",
  },

  consulting: {
    title: "Consulting hours",
    lead: "People come in one at a time. Whoever comes later waits, and does not see who is already in. All of them use the same three words and the same password.",
    room: "Waiting room",
    nobody: "Nobody is waiting.",
    waiting: { one: "1 person is waiting.", other: "{{count}} people are waiting." },
    open: "To the waiting room",
    next: "Hang up and let in: {{name}}",
    leaveTitle: "What do you want to end?",
    finish: "End this conversation",
    finishLead: "The waiting room stays open. After that you let the next person in.",
    close: "Close the consulting hours",
    closeLead: "A conversation that is going on ends too. Whoever is still waiting is told that it is over.",
  },

  note: {
    moment: "One moment, please.",
    fiveMinutes: "I need five more minutes.",
    callYou: "I will phone you.",
  },

  check: {
    title: "Meanwhile, test camera and sound",
    number: "Question {{number}} of 3",
    see: "Do you see yourself?",
    say: "Say something. Does the bar move?",
    hear: "Play the sound. Do you hear it?",
    yes: "Yes",
    no: "No",
    skip: "Go on without",
    seeHelp:
      "Is there a cover over the camera? Slide it aside. Is another program using the camera? Close it. Or choose another camera below.",
    sayHelp:
      "Come closer and speak up. Do your headphones have a button that switches the microphone off? Press it. Or choose another microphone below.",
    hearHelp:
      "Turn the sound of your device up. Are headphones plugged in? Put them on, or pull them out. Then play the sound once more.",
    works: "Camera and sound work. You are ready.",
    troubles: "Not everything works yet. You can join all the same. The other person sees that something did not work.",
    anew: "Test once more",
    told: "{{name}}: camera and sound were tested before the call, and they work.",
    toldTroubles: "{{name}}: camera or sound did not work when they were tested before the call.",
    helps: "What may help stands below.",
  },

  door: {
    title: "You are at the door",
    lead: "The password is right. The other person sees that you are waiting and can let you in.",
    wait: "Waiting to be let in. You do not have to do anything.",
    says: "The other person says:",
    leave: "Stop waiting",
    opened: "You may come in",
  },

  goingOn: {
    no: "No",
    here: {
      title: "Back to the call?",
      lead: "This tab was in a call a moment ago. Your camera and microphone are still off.",
      failed: "That is no longer possible. Type the three words and the password again.",
    },
    elsewhere: {
      title: "This call is already open",
      lead: "It is open in another tab or window of this browser. You can go on there.",
      yes: "Go on here",
      failed: "The other tab does not answer. Close it, and begin again here.",
    },
  },
  returning: {
    title: "Back to the call",
    lead: "We are connecting you again. You do not have to do anything.",
  },

  person: {
    menu: "{{name}}: more",
    remove: "Remove: {{name}}",
    removeLead:
      "Everyone’s connection with this person is closed at once. From then on you are asked before anybody comes in.",
    removed: "{{name}} has been removed, but still knows the three words and the password. Choose a new password now.",
    handOver: "Hand over the call",
    handOverLead: "{{name}} then decides who may come in. The picture stops for a few seconds.",
    handOverTo: "Hand over: {{name}}",
    window: "In a window of its own",
    windowLead: "You go on seeing this picture while you use another program.",
    windowRefused: "Your browser cannot do that now.",
    direct: "Picture and sound go straight between the two of you, encrypted.",
    relayed:
      "Picture and sound go through the relay service of this website. They stay encrypted: nobody can see or hear them there.",
  },

  wentBack: {
    title: "Do you want to stop?",
    text: "You pressed Back.",
    stay: "No, I am staying",
  },

  leave: {
    title: "Do you want to leave?",
    end: "End the call for everyone",
    others: "Leave, and let the others go on",
    heir: "{{name}} then decides who may come in.",
  },

  comfort: {
    title: "Screen and signals",
    large: "Large letters",
    largeLead: "All letters a quarter larger, the next time as well.",
    full: "Full screen",
    fullLead: "Only this call is seen then. Here or with Esc you come back.",
    signals: "Play signals",
    signalsLead: "A bell when somebody is at the door, comes or goes. It is always on the screen as well.",
  },

  chat: {
    title: "Messages",
    lead: "Everyone in this call can read them. Driewoord does not keep them: they are gone after the call.",
    empty: "There are no messages yet.",
    label: "Your message",
    send: "Send",
    full: "A message cannot be longer than this.",
    own: "You",
    notYet: "Not arrived yet",
    missed: "Has not reached everyone",
    unread: { one: "1 new message", other: "{{count}} new messages" },
    writes: "{{name}} writes:",
    read: "Read",
    answer: "Answer",
  },

  files: {
    title: "Photo or file",
    lead: "What you send goes encrypted, straight to the other person, and is kept nowhere else. The place and the time are taken out of most photos.",
    whom: "For whom?",
    photo: "Take a photo",
    choose: "Choose a file",
    ask: "Ask for a photo or file",
    tooLarge: "This file is too large: 2 GB is the most.",
    asks: "{{name}} asks you for a photo or a file",
    asksTip: "Is it a letter? Lay it flat, near a window or a lamp.",
    notNow: "Not now",
    offers: "{{name}} wants to send you a file",
    take: "Accept",
    refuse: "Refuse",
    mayRun: "Careful: a file like this may be a program. Open it only if you expected it.",
    waitsAnswer: "{{name}} has not answered yet",
    waitsYes: "{{name}} has to accept it first",
    out: "On its way: {{file}}",
    into: "Coming in: {{file}}",
    stop: "Stop",
    arrived: "Arrived: {{file}}",
    received: "Received: {{file}}",
    drawn: "The place and the time are no longer in the photo.",
    preview: "Picture: {{file}}",
    save: "Save",
    saveAgain: "Save again",
    saved: "It has been handed to your browser to save.",
    gone: "This file is no longer here. Ask for it again.",
    again: "Try again",
    refused: "{{name}} does not want to receive it",
    askRefused: "{{name}} is not sending anything now",
    noRoomThere: "{{name}} has no room for it on the device",
    noRoom: "This device does not have enough room for it.",
    stopped: "{{name}} has stopped it",
    failed: "{{name}} cannot open the file any more",
    unreadable: "This file cannot be opened any more. Choose it again.",
    cut: "The connection was lost. Not arrived: {{file}}",
    broken: "The file got damaged on its way.",
    list: "In this conversation",
    keepTitle: "Files from this conversation",
    keepLead: "Save what you want to keep. When you go to the first page they are gone.",
    tells: "Send this file? The place and the time may still be in it.",
    tellsLead: "This browser cannot take them out.",
    tell: "Send it all the same",
    left: "This person is not in the call any more.",
    unsaved: "You have not saved everything yet. Press once more to go on without it.",
    chooseWhom: "First choose who it is for.",
    person: "With: {{name}}",
  },

  show: {
    title: "Show your screen",
    lead: "The others then see your screen, a window or a tab instead of you. They go on hearing you.",
    mind: "Everyone in the call sees all that is on it. First close what is not meant for them, such as e-mail or files about other people.",
    begin: "Choose what you show",
    failed:
      "Your screen cannot be shown. On a Mac: open System Settings, “Privacy & Security”, “Screen Recording”, allow your browser and restart it.",
    own: "The others see your screen now.",
    end: "Stop showing",
    theirs: "{{name}} is showing a screen",
    kept: "This call is being recorded or streamed, or somebody has asked to. Your screen will be on it too.",
  },

  invite: {
    title: "Send a link",
    warning: "A message is less private than the phone: whoever reads it knows the three words.",
    password:
      "This call has a password. On the phone you know for certain who hears the words. The password is never in a message.",
    insist: "Send a link all the same",
    link: "The link",
    copy: "Copy",
    copied: "Copied. You can paste it now.",
    whatsapp: "WhatsApp",
    mail: "E-mail",
    sms: "Text message",
    share: "Share…",
    subject: "Video call",
    text: "Open this link for the video call: {{link}}",
    textPassword: "Open this link for the video call: {{link}} You will hear the password on the phone.",
    warningOpen: "A message is less private than the phone: whoever reads it can join.",
    byHand: "That does not work here. Press and hold the text and choose “Copy”.",
    code: "Or let a phone’s camera read this code.",
    codeLabel: "QR code of the link",
  },

  plan: {
    title: "Plan a conversation",
    lead: "You get messages to send, and an entry for your own calendar.",
    day: "Day",
    time: "Time",
    noDay: "Choose a day.",
    noTime: "Choose a time.",
    past: "That moment is over. Choose a later one.",
    length: "How long",
    language: "Language of the other person",
    nameHint: "You may leave this empty. The other person reads it in the message.",
    fixed: "Use my own words",
    fixedLead: "The three words that this device remembers.",
    words: "The three words",
    draw: "Other words",
    submit: "Make the invitation",
    madeTitle: "The invitation is ready",
    keep: "Send the invitation, and put the conversation in your own calendar, before you leave this page. Driewoord keeps nothing of it.",
    theirs: "For the other person",
    mail: "E-mail",
    spam: "Tell the other person that an e-mail is coming. If it does not arrive, it is often in the spam folder.",
    openMail: "Open in your e-mail program",
    attach: "Calendar file to attach",
    sms: "Text message",
    openSms: "Open in your messages",
    reminder: "Text message to remind",
    yours: "For yourself",
    yoursLead: "With this link you start the conversation. Do not send it to anyone.",
    calendar: "Put it in my calendar",
    another: "Plan another conversation",
  },

  letter: {
    title: "Start the video call",
    subject: "Video call: {{when}}",
    hello: "Hello,",
    invited: "You are invited to a video call.",
    when: "When: {{when}}",
    length: "How long: about {{time}}",
    with: "With: {{name}}",
    open: "When it is time, open this link:",
    button: "To the video call",
    password: "We may ask you for a password. You hear it on the phone. It is never in a message.",
    tips: "Tips:",
    early: "Open the link a few minutes early. Then you can test camera and sound.",
    quiet: "Sit in a quiet place where the Wi-Fi works well.",
    headphones: "You hear best with headphones or earphones.",
    browser: "Use Chrome, Edge, Firefox or Safari. You need no account and no app.",
    bare: "Does the button not work? Copy this link to your browser:",
    sms: "Video call: {{when}}. Open this link when it is time: {{link}} If a password is asked for, you hear it on the phone.",
    reminder:
      "Do you remember? Your video call: {{when}}. Open this link when it is time: {{link}} If a password is asked for, you hear it on the phone.",
  },

  policy: {
    title: "Rules for this call",
    ask: "Ask me first",
    askLead: "Everyone waits at the door until you let them in. This device remembers your choice.",
    keep: "Recording and streaming allowed",
    keepLead: "Only if every person says yes.",
    promise: "Offer the promise",
    promiseLead: "At the start everyone is asked not to record and to let nobody else watch or listen.",
    people: "Number of people agreed on",
    peopleLead: "You included. If there are more, everybody gets a warning.",
  },

  phone: {
    title: "The telephone",
    text: "Can you hear and see each other? Then hang up the phone. Otherwise you hear everything twice.",
    done: "We can hear each other",
  },

  promise: {
    title: "Promise",
    text: "I promise not to record this conversation and to let nobody else watch or listen. I may take notes.",
    yes: "Yes, I promise",
    later: "Not now",
    theirs: "{{name}} has promised",
  },

  keeping: {
    title: "Record or stream",
    lead: "It only starts when everyone has said yes, and everyone sees it.",
    forbidden: "Whoever started the call does not allow recording and streaming.",
    forbiddenHost: "Recording and streaming are off in this call. You can allow them below.",
    recStart: "Ask to record",
    recStop: "Stop recording",
    liveStart: "Ask to stream live",
    liveStop: "Stop streaming",
    cancel: "Cancel",
    liveAddress: "Streaming address (WHIP)",
    liveAddressHint: "From the streaming service. It begins with https://",
    liveToken: "Key of the streaming service",
    recAsks: "{{name}} wants to record this conversation. Do you agree?",
    liveAsks: "{{name}} wants to stream this conversation live, to people who are not here. Do you agree?",
    yes: "Yes, I agree",
    no: "No",
    waiting: "You said yes. Waiting for the others.",
    waitingFor: "Still waiting for a yes: {{names}}",
    recWithdraw: "Stop allowing recording",
    liveWithdraw: "Stop allowing streaming",
    recOwn: "You are recording",
    liveOwn: "You are streaming live",
    recBy: "{{name}} has been recording since {{time}}",
    liveBy: "{{name}} has been streaming live since {{time}}",
  },

  recording: {
    title: "Your recording",
    lead: "It is kept on this device only, in this browser. Save it where you want to keep it, or delete it. Do others use this device too? Then leave nothing here.",
    save: "Save",
    delete: "Delete",
    saved:
      "Handed to your downloads. Look: is it there? Then delete it here. Otherwise it is deleted in an hour, or as soon as this site is opened in this browser after that.",
    saveAgain: "Save once more",
    deleteHere: "Delete here",
    passing:
      "This browser does not promise to keep the recording: it may throw it away when the device is full. Save it right after the call.",
    progress: "Recording: {{time}} · {{size}}",
    storage: "The recording has stopped: there is no more room on this device. What was recorded is kept.",
    elsewhere: "This recording is open in another tab. Save or delete it there.",
    failed: "That did not work. The recording is still on this device. Try again.",
    device: "This browser cannot record. Use another browser or another device.",
  },

  live: {
    starting: "The stream is being started…",
    streaming: "You are streaming live",
    address: "Type a full address that begins with https://",
    token: "The streaming service does not accept this key. Check the key and start again.",
    notFound: "Nothing can be streamed to this address. Check the address and start again.",
    busy: "The streaming service is busy. Try again in a moment.",
    unreachable: "The streaming service does not answer. Check the address and your internet.",
    refused: "The streaming service refused the stream. Ask the service what it needs.",
    device: "This browser cannot stream. Use another browser or another device.",
    lost: "The stream has broken off. The call goes on. Start the stream again if you want.",
  },

  status: {
    deriving: "Preparing the call…",
    waitingHost: "The call is open. Waiting for the other person.",
    arrived: "Someone typed the three words.",
    waitingRelay: "Making contact…",
    waitingClient: "Waiting for the other person to start the call.",
    password: "Type the password.",
    open: "This call has no password. Is that right?",
    checking: "Checking the password…",
    connecting: "Connecting…",
    slow: "The connection does not work yet. We go on trying for a while.",
    inCall: "You are connected.",
    unheard: "You are speaking, but your microphone is off. Press Microphone to be heard.",
    weak: "The connection is weak. Sit closer to your wifi router, or close other programs.",
    held: "The connection is weak. Your picture is not being sent for now, so that you still hear each other. Sit closer to your wifi router.",
    reconnecting: "The connection is interrupted. We are restoring it. Please wait.",
    lapsed: "Still no connection. We keep trying. You can also phone each other.",
    relayDown: "No contact with Driewoord. We keep trying. Check your internet.",
    relayDownInCall: "The call goes on. For the moment nobody else can join.",
    tooManyIds:
      "Too many people at your location are using this site at the moment. We keep trying. Another network may help, for example mobile data.",
    serverFull: "Driewoord is full at the moment. We keep trying.",
  },

  alert: {
    wrongGuess: "Someone typed a wrong password ({{count}}×). Is it the other person? Then say the password again.",
    askGuess: "A wrong password has been typed five times or more. May someone try once more?",
    askGuessYes: "Yes, one more try",
    interference:
      "Something on the way changed data of this call. We refused it. If this happens again, use another network.",
    setupFailed:
      "The direct connection with the other person did not work. Ask them to try again, if need be on another network.",
    clientLeft: "The other person has left the call. It stays open.",
    clientLost: "The connection with the other person is lost. The call stays open. Ask them to join again.",
    addressTaken: "Someone else is using these three words at the moment. Nobody new can join. We keep trying.",
    addressResting: "These three words were in use a moment ago. We keep trying. This can take a minute.",
    dismiss: "Got it",
    more: { one: "1 more message", other: "{{count}} more messages" },
    extraAsks: "{{time}}: {{name}} also wants to join this call. Was this agreed?",
    extraIn: "{{time}}: {{name}} has joined this call. There are now more people than was agreed.",
    keptWithoutYes: "{{time}}: {{name}} is recording or streaming this call. We have not heard a yes from everyone.",
    splitRoster:
      "Whoever started the call shows different people a different list of who is here. Do not trust this call any more.",
    keepingRefused: "{{name}} does not agree. Nothing is being recorded or streamed by you.",
    hostAway: "Whoever started the call is out of reach. You can go on talking. Nobody new can join for the moment.",
    stopCall: "End the call",
    remove: "Remove this person",
  },

  ended: {
    title: "The video call is over",
    failedTitle: "That did not work",
    hungUp: "You hung up.",
    otherLeft: "The other person hung up.",
    lost: "The connection was lost. Press “Try again” to go on talking. The three words stay the same.",
    wordsTaken: "These three words are already in use. Choose another word and start again.",
    wrongPassword:
      "The password was wrong three times. Check the three words as well: perhaps this is someone else’s video call. Then try again.",
    refused: "You were not let in. Check the three words with the other person and try again.",
    hostSilent:
      "We are getting no answer from the other person. Ask whether the video call is still open and try again.",
    cannotConnect:
      "The direct connection did not work. Try another network, for example your phone’s mobile internet instead of Wi-Fi.",
    tampered:
      "Something on the way changed data of this video call, so the connection was not made. Nobody has seen or heard you. Try another network.",
    newerVersion:
      "You and the other person do not have the same version of Driewoord. Both of you: reload this page and try again.",
    deviceTooWeak:
      "This browser cannot secure the video call. Close other tabs, update the browser or use another device.",
    lasted: "The video call lasted {{time}}.",
    again: "Start again",
    joinAgain: "Try again",
    home: "To the start page",
    hostEnded: "Whoever started the video call has ended it.",
    removed: "You were removed from the video call. Phone the other person if you think that this is a mistake.",
    turnedAway: "You were not let in this time. Phone the other person and ask when you may join.",
    distrusted:
      "You closed the connection because the safety words were different. Choose other words and a new password, and agree on them by phone.",
    elsewhere: "This video call goes on in another tab or window of this browser.",
    otherHost:
      "Someone else has now opened a video call with these three words. We did not connect you. Phone the other person before you try again.",
    back: "Back to {{site}}",
  },

  obstacle: {
    title: "The connection with the other person did not work.",
    noCandidates:
      "This browser allows no direct connection. Switch off extensions that hide your IP address, or use another browser.",
    hidden:
      "You hide your IP address, and the relay service of this website cannot be reached. Switch “Hide my IP address” off, or try another network.",
    noRelay:
      "This website has no STUN and TURN service. Calls between two different networks then mostly fail. Tell whoever runs the website.",
    refused: "The relay service (TURN) of this website turns us away. Tell whoever runs the website.",
    unreachable:
      "Your network does not let the relay service of this website through. Try another network, for example your phone’s mobile internet instead of Wi-Fi.",
    noPath:
      "No way was found between your network and that of the other person. Try another network, for example your phone’s mobile internet instead of Wi-Fi.",
  },

  test: {
    lead: "Nobody sees or hears you here.",
    done: "Done",
  },

  help: {
    title: "Help",
    whatTitle: "What is Driewoord?",
    what: "A video call between two or more people who phone each other first. You need no account and no app.",
    startTitle: "I start the call",
    start:
      "Choose a name, a place and a word, and preferably a password. Phone the other person and say the three words. When the screen tells you that they have been typed, say the password. For later: press “Start a video call” and then “Plan a conversation for later”.",
    joinTitle: "Someone is asking me to join",
    join: "Press “Join a video call”, type the three words that you hear and allow camera and microphone. Then type the password. Were you sent a link? Then press the link.",
    backgroundTitle: "What does the blur do?",
    background:
      "Your own device blurs what is behind you, or puts a picture there. The other person never gets the picture of your room. Other people who come into the picture stay visible, and your sound is not changed.",
    safeTitle: "Is it safe?",
    safe: "Picture and sound are encrypted and go straight to the other person. Where the networks do not allow that, they go, still encrypted, through the relay service of this website. The switchboard that brings you together knows neither the words nor the password. With the safety words you can check that nobody is listening in on the way.",
    limitsTitle: "What Driewoord cannot see",
    limits:
      "No website can see whether someone films the screen with a phone or records it with another program. Agree on this together.",
    deviceTitle: "No picture or sound?",
    device:
      "Press “Test camera and sound”. Close other programs that use the camera. Allow camera and microphone in the browser. Is the other person too quiet? Choose “Louder” under “Camera and sound”.",
    leaveTitle: "What is kept?",
    roomTitle: "Who is here, and what is kept?",
    room: "Everyone sees and hears it when somebody wants to join. Whoever started the call lets people in and can remove them. A recording (REC) or live stream (LIVE) starts only when everyone has said yes, and is seen on every screen.",
    leave:
      "Nothing of the call, unless you record it yourself. This device remembers only your language, your background, three words if you asked it to, whether you want to be asked before anybody comes in and to hide your IP address, and the camera, microphone, speaker and volume you chose. Until you hang up, this tab remembers the call, so that you can come back after a reload.",
  },

  faq: {
    title: "Questions and answers",
    lead: "What you can do when something does not work.",
    hear: "I cannot hear the other person",
    hearText:
      "Turn up the sound of your device. Under “Camera and sound”, check that the right speaker is chosen. Are headphones plugged in? Take them out or put them on.",
    heard: "The other person cannot hear me",
    heardText:
      "Check that your microphone is on: the button is at the bottom. Then see under “Camera and sound” whether the bar moves when you speak. Does it not move? Choose another microphone.",
    black: "My picture is black",
    blackText:
      "Perhaps another program is using the camera. Close it. Also check whether the camera is covered, and whether you have allowed it in the browser: press the sign to the left of the address.",
    nobody: "I am waiting and nobody comes",
    nobodyText:
      "Read the three words aloud on the phone. One different letter is enough not to find each other. One of you starts the call, the other joins. Did you both press the same button? Then you do not find each other.",
    password: "The password is not right",
    passwordText:
      "Ask for it again and write it down. Capital letters and spaces make no difference. After some tries, whoever started the call has to say that you may try once more.",
    stutter: "The picture stutters",
    stutterText:
      "Sit closer to the wifi. Close other programs and other tabs. Turn your camera off for a moment: the sound is often better then.",
    echo: "I hear myself",
    echoText:
      "Two devices are probably close to each other, or the sound is very loud. Hang up the phone, turn the sound down or use headphones.",
    app: "I was sent a link and the camera does not work",
    appText:
      "Some apps open a link in a window of their own, without a camera. Open the link in Chrome, Safari, Firefox or Edge instead.",
    blocked: "There is no connection",
    blockedText:
      "The network of a hospital or a company sometimes blocks a video call. Try another network, such as that of your phone. Still nothing? Ask whoever runs this website for help.",
    photo: "How do I send a photo or a letter?",
    photoText:
      "Press “More” and then “Photo or file”. On a telephone you can take a photo at once. The other person has to accept it. Did the other person ask for it? Then press the button in the question above the picture. Save what you get: after the call it is gone.",
    closed: "I closed the window by mistake",
    closedText:
      "Open the page again and press the same button as the first time. Type the same three words and the same password. The other person may have to let you in.",
    device: "Which devices will do?",
    deviceText:
      "A computer, tablet or phone with a camera and a microphone, and a version of Chrome, Edge, Firefox or Safari that is not too old. You need not install anything.",
  },

  facts: {
    title: "What happens to your data",
    lead: "For whoever wants to know exactly, such as a data protection officer.",
    media: "Picture, sound, messages and files",
    mediaText:
      "They go encrypted from device to device. Only the people in the call can open them. Where the networks do not allow that, they go, still encrypted, through the relay service of this website. Driewoord keeps them nowhere, except on the device of somebody who records with it, and only when everybody has said yes. A recording with another program cannot be seen by Driewoord.",
    words: "The three words and the password",
    wordsText:
      "They stay on the devices. The switchboard sees an address that is worked out from them, while the call is open and for some minutes afterwards. Whoever runs the switchboard could guess easy words from it. If you send a link yourself, the three words are in it, never the password.",
    name: "Your name",
    nameText: "Only if you type one. It goes encrypted to the others in the call and stays nowhere.",
    address: "Your IP address",
    addressText:
      "The switchboard and the relay service see it while you are connected, as with any website. Against misuse the switchboard counts per address, for some minutes, and the relay service while you use it, all of it in memory alone. Whoever you talk to sees it too, unless you hide it.",
    logs: "Logs",
    logsText: "Driewoord writes down no IP addresses, names, words or contents, nor who talks to whom.",
    device: "On your own device",
    deviceText:
      "Your language, your background, what you chose under “Screen and signals”, whether you want to be asked first and to hide your IP address, the camera, microphone, speaker and volume you chose, and three words if you asked it to. Also a random number, by which the switchboard sees after an interruption that it is you again. A recording, until you save or delete it. A received file, until you leave the page after the call. Until you hang up, also what is needed to come back after a reload. A link that you came by may stand in the list of visited pages. There are no cookies.",
    others: "Others",
    othersText:
      "Driewoord asks nobody else for anything: no statistics, no advertising, no fonts or programs of another website. In a stream (LIVE) the call goes to the service that somebody in the call chose, if everybody has said yes.",
    blur: "The background",
    blurText:
      "If you hide your background, that is done on your own device, and the sharp picture of your room does not go to the others. At a quick movement a strip may show for a moment. Whoever starts a call always begins like this; whoever joins chooses.",
    operator: "What the operator has to add",
    operatorText:
      "Who is responsible, the legal basis, where the computers stand, the contract with the hosting service, whether services of others are set up, and what a proxy or firewall of their own writes down.",
  },

  operator: {
    title: "Who runs this website?",
    helpdesk: "Helpdesk:",
    brief: "Do you need help? {{operator}}:",
    privacy: "Your data on this website",
    imprint: "About whoever runs it",
  },

  guide: {
    startTitle: "Step by step: I start a call",
    joinTitle: "Step by step: I join a call",
    lead: "You can print this page, or save it as a PDF.",
    print: "Print",
    start: {
      open: "Open the page",
      openText: "Go to {{address}} in Chrome, Edge, Firefox or Safari and press “{{button}}”.",
      words: "Choose the words",
      wordsText:
        "Press “{{button}}”: then three words and a password are chosen for you. Or type them yourself. Do not take the other person’s name, or anything about what you will talk about.",
      look: "See how others see you",
      lookText:
        "Allow camera and microphone. What is behind you is blurred, on your own device. Then press “{{button}}”.",
      phone: "Phone the other person",
      phoneText:
        "Ask them to open the same page, to press “{{button}}” and to type the three words. The screen helps you to spell.",
      password: "Say the password",
      passwordText: "Only once it appears on your screen. Then the other person can type it.",
      talk: "Hang up the phone",
      talkText: "As soon as you see and hear each other. Otherwise you hear everything twice.",
      buttons: "During the call",
      buttonsText:
        "With the buttons at the bottom you switch microphone, camera and blur on and off. Under “{{button}}” you find everything else: messages, showing your screen, another password, help.",
      door: "Somebody at the door",
      doorText: "Anyone who comes later waits at the door. Everyone in the call sees it. Only let in who you expect.",
      end: "End the call",
      endText: "Press “{{button}}”. Nothing of the call is kept, unless everyone agreed to a recording.",
    },
    join: {
      open: "Open the page",
      openText:
        "Type the address that you hear on the phone at the top of your browser. Press “{{button}}”. Did you get a link? Press the link and then “{{next}}”, and skip the next step.",
      words: "Type the three words",
      wordsText: "You hear them on the phone. Capitals and accents do not matter. Then press “{{button}}”.",
      look: "See yourself",
      lookText:
        "Your browser asks whether it may use camera and microphone. Choose “Allow”. Nobody sees you yet. Then press “{{button}}”.",
      wait: "Wait",
      waitText: "Stay on this page. In the meantime you can test camera and sound.",
      password: "Type the password",
      passwordText: "You hear it on the phone, as soon as this page asks for it.",
      talk: "Hang up the phone",
      talkText: "As soon as you see and hear each other. Otherwise you hear everything twice.",
      buttons: "During the call",
      buttonsText:
        "With the buttons at the bottom you switch microphone and camera off and on. Do you need help? Press “{{button}}”.",
      end: "Hang up",
      endText: "Press “{{button}}” when the conversation is over.",
    },
  },
};

/** The same keys, with any text. */
export type Shape<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Shape<T[Key]> };

export type Dictionary = Shape<typeof en>;

export default en satisfies Dictionary;
