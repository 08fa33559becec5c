import type { Shape } from "./en.ts";

/** The English texts of the pages that nobody passes on the way into a call: to read, and to try a device. */
const pages = {
  allow: {
    title: "Allow camera and microphone",
    for: "These steps are for",
    sliders: "Next to the web address, press the sliders.",
    lock: "Next to the web address, press the padlock.",
    cameraOff: "Next to the web address, press the little camera with a line through it.",
    page: "Next to the web address, press the little page. On an older device it says “aA”.",
    menuBar: "At the very top of the screen, press “Safari”. Choose the line that begins with “{{label}}”.",
    press: "Press “{{label}}”.",
    behindDots: "Press “{{label}}”. Don’t you see it? Press the three dots first.",
    switch: "Switch camera and microphone on.",
    choose: "For camera and microphone, choose “{{label}}”.",
    clear: "Beside camera and microphone it says “{{label}}”. Press the little cross next to it.",
    unblock: "Beside camera and microphone it says “{{label}}”. Press it, so that it changes.",
    device: "Open the settings of your device.",
    app: "Look for your browser there. It may be under “Apps”.",
    back: "Come back to this page and press this button. Does it not work? Reload this page.",
    again: "Press this button.",
    askedAgain: "Press this button. The browser then asks again: choose “{{label}}”.",
    differs: "Does it look different on your screen? Look for a line with “Camera” and one with “Microphone”.",
    allow: "Allow",
    allowFirefox: "Allow",
    allowSafari: "Allow",
    blocked: "Blocked",
    website: "Website Settings",
    settingsFor: "Settings for",
    settings: "Settings",
    browser: "Your browser",
    permissions: "Permissions",
    permissionsSamsung: "Permissions",
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

  access: {
    title: "Accessibility",
    lead: "For whoever uses an aid, and for whoever wants to know what was tested.",
    standard: "What we keep to",
    standardText:
      "Driewoord is built to WCAG 2.2, level AA, and the European standard EN 301 549. Every screen is checked by a program at each change, by day, at night and in forced colours. Nobody from outside has examined it yet.",
    keyboard: "Keyboard and screen reader",
    keyboardText:
      "Everything can be done with the keyboard. Every button and every field has a name. What changes is read aloud: who joins, who records, and whether the connection is weak.",
    size: "Large and clear",
    sizeText:
      "You can enlarge the page to 400%. In the call there are larger letters, under “{{comfort}}”. Nothing is said by colour alone. There is a dark version, and nothing moves if your device asks for calm.",
    hear: "Hard of hearing",
    hearText:
      "The others can be made up to four times louder, without distortion. You can write to each other. Every signal is also a sentence on the screen.",
    gaps: "What is not possible yet",
    gapsText:
      "There are no subtitles. A screen or a document that somebody shows is a picture, which a screen reader cannot read: ask for it as a file. Do you use sign language? Then turn off the blurred background, which can blur a quick hand.",
    report: "Does something stop you?",
    reportText: "Tell whoever runs this website. If no address is given below, ask the person you are calling.",
  },

  guide: {
    startTitle: "Step by step: I start a call",
    joinTitle: "Step by step: I join a call",
    tryTitle: "Step by step: we try it with a colleague",
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
    try: {
      apart: "Two devices, two rooms",
      apartText:
        "Two computers, or a computer and a phone. In one room you would hear everything twice. One of you starts the calls, the other is the client. It takes a quarter of an hour.",
      meet: "Meet",
      meetText:
        "The one who starts presses “{{button}}” and phones the other. The screen says what to read out. The client types the three words and then the password.",
      hear: "See and hear each other",
      hearText:
        "Hang up the phone and speak in turn. Is somebody not seen or not heard? Press “{{more}}” and then “{{button}}”.",
      safety: "Compare the two safety words",
      safetyText:
        "Press the three dots next to the other person’s name. Do you both read the same two words? Then nobody listens in between.",
      mute: "Speak with the microphone off",
      muteText:
        "Your own screen says that your microphone is off; if you go on talking, it says so once more. Switch off the camera too: the other person reads that.",
      wrong: "Type a wrong password",
      wrongText:
        "The client hangs up. The one who started presses “{{dismiss}}”. Then the client comes in again and first types a wrong password. Both screens say what happened, and the one who started sees how often.",
      third: "Let a third person knock",
      thirdText:
        "Join with another phone, or in a window of another browser, with the three words and the password. You all see that somebody is at the door. Press “{{button}}”: from then on the screen says that there is an extra person.",
      out: "Put that person out",
      outText:
        "Press the three dots next to their name and put them out. They still know the words, so choose another password at once.",
      rec: "Ask whether you may record",
      recText:
        "Press “{{more}}” and then “{{rules}}”, and allow it there. Then press “{{more}}” and “{{button}}”. The other person is asked first. REC stands on both screens for as long as it lasts.",
      hand: "Show something, and send something",
      handText:
        "Press “{{more}}” and then “{{button}}”. Show a document, and send a photo: the other person says whether they want it.",
      line: "Switch off the wifi",
      lineText:
        "On one device, for half a minute. Both screens say that the connection is lost. It comes back by itself.",
      end: "Hang up, and talk it over",
      endText:
        "What will you say on the phone to somebody who does this for the first time? Did something not work? “{{button}}” on the first page finds out why, and writes it down for your helpdesk.",
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

  test: {
    lead: "Nobody sees or hears you here.",
    done: "Done",
    title: "Test everything",
    about: "It takes about ten seconds, and you say something aloud. Nobody else sees or hears it.",
    start: "Start the test",
    line: "The connection is being tested. One moment…",
    self: "Now say something aloud, for example what day it is.",
    unheard: "The microphone is not used. One moment…",
    changed: "You have changed something, so it begins anew.",
    own: "You, as the other person would see you",
    film: "This is how the other person would see and hear you. Press play, and listen.",
    mute: "Do you hear nothing in the film?",
    verdict: {
      good: "Everything works. You can call from this device.",
      unsure: "All that can be tested here works. This site cannot tell in advance whether a call gets through.",
      hampered: "You can call. Not everything is as good as it could be: see below.",
      devices:
        "Calls get through, but the other person cannot see you or not hear you well. See below what you can do.",
      alone: "Calls get through, but the other person can neither see nor hear you. See below what you can do.",
      closed: "Calls probably do not get through from here.",
      away: "The site does not answer at the moment.",
    },
    advice: {
      closed:
        "Try another network, such as the mobile internet of your phone. At work, show the text at the bottom to whoever looks after the network.",
      away: "Look whether this device has internet, and try again in a few minutes.",
    },
    mark: { good: "Good", doubtful: "Attention", bad: "Wrong" },
    camera: {
      label: "Camera",
      works: "It works. Pictures a second: {{pictures}}",
      slow: "It gives few pictures. More light helps. Pictures a second: {{pictures}}",
      off: "It is switched off.",
      untried: "It could not be tested.",
    },
    mic: {
      label: "Microphone",
      works: "You can be heard.",
      silent:
        "Nothing was heard. Speak during the test. Look whether there is a switch that mutes the microphone, the headset or the laptop.",
      off: "It is switched off.",
      untried: "It could not be tested.",
    },
    background: {
      label: "Background",
      works: "It is hidden, and the picture stays smooth.",
      slow: "Hiding it makes the picture jerky on this device. Close other programs, or choose another background further down.",
      off: "The other person would see your room.",
      stopped:
        "It could not be hidden, so no picture is sent. Choose another background further down, or show your room.",
      untried: "It could not be tested.",
    },
    relay: {
      label: "Connection to the site",
      open: "It works.",
      blocked:
        "The page comes, but the connection for calls is stopped: by the network, by a virus scanner, or by an add-on in the browser.",
      busy: "It is very busy. Try again in a few minutes.",
      down: "The site does not answer.",
    },
    direct: {
      label: "The direct way to others",
      reached: "It is open.",
      untried: "It could not be tested, because the site does not answer.",
      unreached: "It is closed in this network. That is no problem if the detour is open.",
      none: "This site has nothing to try it with. Between two different networks a call may fail.",
    },
    turn: {
      label: "The detour, if the direct way is closed",
      reached: "It is open.",
      untried: "It could not be tested, because the site does not answer.",
      refused: "The site’s own equipment refuses it. Tell the helpdesk.",
      stuck: "It answers, but no call went through it. Tell the helpdesk.",
      unreached: "It is not reached from this network. That is no problem if the direct way is open.",
      none: "This site has none. Between some networks a call may fail.",
    },
    call: {
      label: "A call with yourself",
      relayed: "It worked, by the detour.",
      direct: "It worked.",
      thin: "It worked, but few pictures came through: the connection is slow.",
      none: "It did not come about. Switch off extensions that hide your IP address, or use another browser.",
    },
    report: "For the helpdesk",
    reportHint:
      "Read this out to whoever helps you, or send it. It holds no name, no address and no picture: only this website, the time, and the kind of device and browser.",
  },
};

export type PagesTexts = Shape<typeof pages>;

export default pages satisfies PagesTexts;
