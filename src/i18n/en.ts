/** English, and the shape that every other language satisfies. `{{name}}` is filled in. */
const en = {
  languageName: "English",
  appName: "Driewoord",
  language: "Language",
  skip: "Skip to the content",
  back: "Back",
  close: "Close",
  busy: "One moment…",

  home: {
    title: "A video call with three words",
    lead: "See and hear each other, safely and without an account.",
    start: "Start a call",
    startHint: "I choose three words and phone the other person.",
    join: "Join a call",
    joinHint: "Someone is giving me three words on the phone.",
    test: "Test camera and sound",
    help: "Help",
    promise: "No account and no app. Picture and sound go straight to the other person, encrypted.",
  },

  start: {
    title: "Start a call",
    lead: "Choose three words. You will say them on the phone in a moment.",
    word1: "A name",
    word1Hint: "For example: Anna",
    word2: "A place",
    word2Hint: "For example: Bruges",
    word3: "A word",
    word3Hint: "From the list, easy to say and to spell",
    random: "Another word",
    password: "Password",
    passwordHint: "At least 4 letters or numbers. Say it only when the screen asks you to.",
    suggest: "Suggest a password",
    open: "Without a password, anyone who knows the three words can join. Then this call is not confidential.",
    submit: "Next",
  },

  join: {
    title: "Join a call",
    lead: "Type the three words that you hear on the phone. Capitals, accents and hyphens do not matter.",
    word1: "First word",
    word2: "Second word",
    word3: "Third word",
    didYouMean: "Did you mean “{{word}}”?",
    submit: "Next",
    waitingTitle: "Waiting for the other person",
    waitingLead: "The other person has not started the call yet. You do not have to do anything.",
    waitingWords: "You typed:",
    relay: "Making contact…",
    otherWords: "Type other words",
    passwordTitle: "Now type the password",
    passwordLead: "You hear it on the phone. Capitals and spaces do not matter.",
    password: "Password",
    passwordSubmit: "Join the call",
    checking: "Checking the password…",
    checkingSlow: "This is taking a little longer. Stay on this page. You do not have to do anything.",
    wrong: "That is not the right password. Listen again and type it once more. You have {{left}} left.",
    openTitle: "This call has no password",
    openLead:
      "So anyone who knows the three words can join. Were you given a password on the phone? Then do not go on, and tell the other person.",
    openSubmit: "Join without a password",
    oneTry: "one try",
    tries: "{{count}} tries",
  },

  field: {
    empty: "Fill in this word.",
    tooShort: "This word is too short: type at least 2 letters or numbers.",
    tooLong: "This word is too long: type at most 32 letters or numbers.",
    passwordEmpty: "Type the password that you hear on the phone.",
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
    speakerTest: "Play a sound",
    name: "Your name",
    nameHint: "You may leave this empty. The other person sees your name.",
    continue: "Next",
    continueWithout: "Continue anyway",
    retry: "Try again",
    cameraOff: "The camera is off",
    defaultDevice: "Device {{number}}",
    mirror: "You see yourself as in a mirror. The other person sees you the right way round.",
  },

  background: {
    title: "Background",
    blur: "Blur",
    turnOn: "Blur the background",
    turnOff: "Turn the blur off",
    none: "Show the room",
    light: "Light blur",
    strong: "Strong blur",
    wall: "Wall",
    window: "Window",
    hills: "Hills",
    sand: "Sand",
    mist: "Grey-blue",
    everything:
      "Your whole picture is blurred: this device cannot find you in it yet. The other person sees only colours.",
    stopped: "Your picture stops for a moment. Nobody sees you now. The blur is being started again.",
    askTitle: "Show your room?",
    ask: "The other person will then see everything behind you.",
    keep: "Keep it hidden",
    show: "Show the room",
  },

  problem: {
    denied:
      "Your browser is not letting Driewoord use your camera or microphone. Next to the web address, press the padlock, the sliders or the little camera. Choose “Allow” and then press “Try again”.",
    cameraMissing: "No camera was found. Plug one in and press “Try again”, or go on with sound only.",
    micMissing:
      "No microphone was found. Plug one in, for example headphones with a microphone, and press “Try again”.",
    cameraInUse:
      "Another program is using your camera, such as Teams, Zoom or WhatsApp. Close that program and press “Try again”.",
    micInUse: "Another program is using your microphone. Close that program and press “Try again”.",
    insecure:
      "This page was not opened safely, so the browser blocks the camera. Open the page with an address that starts with https://.",
    cameraUnplugged: "The camera was unplugged. Plug it in again, or choose another one.",
    micUnplugged: "The microphone was unplugged. Plug it in again, or choose another one.",
    cameraUnknown: "The camera will not start. Plug it in again or restart your device, then press “Try again”.",
    micUnknown: "The microphone will not start. Plug it in again or restart your device, then press “Try again”.",
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
    open: "This call has no password. Anyone who knows the three words can join.",
    checking: "The other person typed a password. One moment…",
    micOn: "Turn microphone off",
    micOff: "Turn microphone on",
    cameraOn: "Turn camera off",
    cameraOff: "Turn camera on",
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
      "Do you want to be sure that nobody has come between you? Read these two words to each other. They must be the same on both screens.",
    otherMicOff: "The other person's microphone is off",
    otherCameraOff: "The other person's camera is off",
    yourMicOff: "Your microphone is off",
    press: "Press here to see and hear the other person",
  },

  status: {
    deriving: "Preparing the call…",
    waitingHost: "The room is open. Waiting for the other person.",
    arrived: "Someone typed the three words.",
    waitingRelay: "Making contact…",
    waitingClient: "Waiting for the other person to start the call.",
    password: "Type the password.",
    open: "This call has no password. Is that right?",
    checking: "Checking the password…",
    connecting: "Connecting…",
    inCall: "You are connected.",
    reconnecting: "The connection is interrupted. We are restoring it. Please wait.",
    relayDown: "No contact with the switchboard. We keep trying.",
    relayDownInCall: "The call goes on. For the moment nobody else can join.",
  },

  alert: {
    wrongGuess: "Someone typed a wrong password ({{count}}×). Is it the other person? Then say the password again.",
    askGuess: "A wrong password has been typed five times or more. May someone try once more?",
    askGuessYes: "Yes, one more try",
    extraPerson: "Someone else knew the password and wanted to join. They were not let in.",
    cameBack: "After an interruption someone came in with the right password. Check that it is still the same person.",
    interference:
      "Something on the way changed data of this call. We refused it. If this happens again, use another network.",
    setupFailed:
      "The direct connection with the other person did not work. Ask them to try again, if need be on another network.",
    clientLeft: "The other person has left the call. The room stays open.",
    clientLost: "The connection with the other person is lost. The room stays open. Ask them to join again.",
    addressTaken: "Someone else is now using these three words. Nobody new can join, but your call goes on.",
    dismiss: "Got it",
  },

  ended: {
    title: "The call is over",
    failedTitle: "That did not work",
    hungUp: "You hung up.",
    otherLeft: "The other person hung up.",
    lost: "The connection was lost. Start again to go on talking. The three words stay the same.",
    wordsTaken: "These three words are already in use. Choose another word and start again.",
    wrongPassword:
      "The password was wrong three times. Check the three words as well: perhaps this is someone else's room. Then try again.",
    refused: "You were not let in. Check the three words with the other person and try again.",
    hostSilent: "We are getting no answer from the other person. Ask whether the call is still open and try again.",
    cannotConnect:
      "The direct connection did not work. Try another network, for example your phone's mobile internet instead of Wi-Fi.",
    tampered:
      "Something on the way changed data of this call, so the connection was not made. Nobody has seen or heard you. Try another network.",
    roomFull: "There is already someone in this call. Ask the other person, and try again when there is room.",
    newerVersion:
      "You and the other person do not have the same version of Driewoord. Both of you: reload this page and try again.",
    deviceTooWeak: "This browser cannot secure the call. Close other tabs, update the browser or use another device.",
    lasted: "The call lasted {{time}}.",
    again: "Start again",
    joinAgain: "Try again",
    home: "To the start page",
  },

  test: {
    lead: "Nobody sees or hears you here.",
    done: "Done",
  },

  help: {
    title: "Help",
    whatTitle: "What is Driewoord?",
    what: "A video call between two people who phone each other first. You need no account and no app.",
    startTitle: "I start the call",
    start:
      "Choose a name, a place and a word, and preferably a password. Phone the other person and say the three words. When the screen tells you that they have been typed, say the password.",
    joinTitle: "Someone is asking me to join",
    join: "Press “Join a call”, type the three words that you hear and allow camera and microphone. Then type the password.",
    backgroundTitle: "What does the blur do?",
    background:
      "Your own device blurs what is behind you, or puts a picture there. The other person never gets the picture of your room. Other people who come into the picture stay visible, and your sound is not changed.",
    safeTitle: "Is it safe?",
    safe: "Picture and sound are encrypted and go straight to the other person. The switchboard that brings you together knows neither the words nor the password. With the safety words you can check that nobody has come between you.",
    limitsTitle: "What Driewoord cannot see",
    limits:
      "No website can see whether someone films the screen with a phone or records it with another program. Agree on this together.",
    deviceTitle: "No picture or sound?",
    device:
      "Press “Test camera and sound”. Close other programs that use the camera. Allow camera and microphone in the browser.",
    leaveTitle: "What is kept?",
    leave:
      "Nothing of the call. This device remembers only your language, your background and the camera, microphone and speaker you chose.",
  },

  crash: {
    title: "Something went wrong",
    text: "This page is not working as it should. Reload it to go on.",
    reload: "Reload",
  },
};

type Shape<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Shape<T[Key]> };

export type Dictionary = Shape<typeof en>;

export default en satisfies Dictionary;
