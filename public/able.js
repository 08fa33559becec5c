/*
 * Says so on the first screen where this browser cannot make a call, and leaves word for main.tsx to stay away. A browser of
 * any age has to understand it: a classic script, and nothing newer than ECMAScript 5.
 */
(function () {
  "use strict";
  var TEXTS = {
    nl: {
      title: "Met deze browser kunt u niet bellen",
      old: "Deze browser is te oud. Werk hem bij of open deze pagina in een nieuwe versie van Chrome, Edge, Firefox of Safari.",
      insecure:
        "Deze pagina is niet veilig geopend. Daarom blokkeert de browser de camera. Open de pagina met een adres dat begint met https://.",
      webrtc:
        "Videobellen (WebRTC) staat uit in deze browser. Zet extensies uit die het blokkeren, of de isolatiemodus van uw toestel, of gebruik een andere browser. Is het toestel van uw werk? Vraag het aan wie het beheert.",
      wasm: "Deze browser laat WebAssembly niet toe. Dat is nodig om het gesprek te beveiligen. Zet de isolatiemodus voor deze website uit of gebruik een andere browser.",
      worker:
        "Deze browser laat geen taken op de achtergrond (web workers) toe. Die zijn nodig om het gesprek te beveiligen. Gebruik een andere browser.",
    },
    fr: {
      title: "Ce navigateur ne permet pas d’appeler",
      old: "Ce navigateur est trop ancien. Mettez-le à jour, ou ouvrez cette page dans une version récente de Chrome, Edge, Firefox ou Safari.",
      insecure:
        "Cette page n’est pas ouverte de façon sûre. Le navigateur bloque donc la caméra. Ouvrez la page avec une adresse qui commence par https://.",
      webrtc:
        "Les appels vidéo (WebRTC) sont désactivés dans ce navigateur. Désactivez les extensions qui les bloquent ou le mode Isolement de votre appareil, ou utilisez un autre navigateur. C’est un appareil de votre travail ? Demandez à la personne qui le gère.",
      wasm: "Ce navigateur n’autorise pas WebAssembly, dont nous avons besoin pour sécuriser l’appel. Désactivez le mode Isolement pour ce site, ou utilisez un autre navigateur.",
      worker:
        "Ce navigateur n’autorise pas les tâches en arrière-plan (web workers), dont nous avons besoin pour sécuriser l’appel. Utilisez un autre navigateur.",
    },
    de: {
      title: "Mit diesem Browser können Sie nicht anrufen",
      old: "Dieser Browser ist zu alt. Bringen Sie ihn auf den neuesten Stand, oder öffnen Sie diese Seite in einer neuen Version von Chrome, Edge, Firefox oder Safari.",
      insecure:
        "Diese Seite wurde nicht sicher geöffnet, deshalb sperrt der Browser die Kamera. Öffnen Sie die Seite mit einer Adresse, die mit https:// beginnt.",
      webrtc:
        "Videogespräche (WebRTC) sind in diesem Browser ausgeschaltet. Schalten Sie Erweiterungen aus, die sie sperren, oder den Blockierungsmodus Ihres Geräts, oder benutzen Sie einen anderen Browser. Ist es ein Gerät von der Arbeit? Fragen Sie die Person, die es verwaltet.",
      wasm: "Dieser Browser erlaubt WebAssembly nicht. Wir brauchen es, um das Gespräch zu schützen. Schalten Sie den Blockierungsmodus für diese Website aus, oder benutzen Sie einen anderen Browser.",
      worker:
        "Dieser Browser erlaubt keine Aufgaben im Hintergrund (Web Worker). Wir brauchen sie, um das Gespräch zu schützen. Benutzen Sie einen anderen Browser.",
    },
    en: {
      title: "You cannot call with this browser",
      old: "This browser is too old. Update it, or open this page in a new version of Chrome, Edge, Firefox or Safari.",
      insecure:
        "This page was not opened safely, so the browser blocks the camera. Open the page with an address that starts with https://.",
      webrtc:
        "Video calls (WebRTC) are switched off in this browser. Switch off extensions that block them, or your device’s Lockdown Mode, or use another browser. Is it a device from your work? Ask whoever manages it.",
      wasm: "This browser does not allow WebAssembly, which is needed to secure the call. Switch Lockdown Mode off for this website, or use another browser.",
      worker:
        "This browser does not allow tasks in the background (web workers), which are needed to secure the call. Use another browser.",
    },
  };

  /* The first of the person's languages that there is a text in. */
  function language() {
    var wanted = navigator.languages || [navigator.language || ""];
    for (var index = 0; index < wanted.length; index += 1) {
      var code = wanted[index].slice(0, 2).toLowerCase();
      if (TEXTS[code]) return code;
    }
    return "nl";
  }

  function element(name, text, parent) {
    var made = document.createElement(name);
    made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  function tell(reason) {
    var root = document.documentElement;
    if (root.getAttribute("data-unable")) return;
    root.setAttribute("data-unable", reason);
    root.lang = language();
    var texts = TEXTS[root.lang];
    var main = element("main", "", document.getElementById("app"));
    main.className = "screen";
    element("h1", texts.title, main);
    element("p", texts[reason], main).setAttribute("role", "alert");
  }

  /* What the build takes for granted (build.target in vite.config.ts), by features that came with it or later. */
  function isOld() {
    var isOldFirefox = "InternalError" in window && !Array.prototype.toSorted;
    return (
      !("noModule" in document.createElement("script")) ||
      !window.HTMLDialogElement ||
      !window.CSSLayerBlockRule ||
      isOldFirefox
    );
  }

  function unable() {
    if (isOld()) return "old";
    if (!window.isSecureContext || !navigator.mediaDevices || !(window.crypto && crypto.subtle)) return "insecure";
    if (!window.RTCPeerConnection || !RTCPeerConnection.prototype.createDataChannel) return "webrtc";
    if (!window.WebAssembly) return "wasm";
    return window.Worker ? undefined : "worker";
  }

  var reason = unable();
  if (reason) tell(reason);
  /* A script that this browser cannot even parse is told to the window alone. */
  window.addEventListener("error", function (event) {
    if (event.error instanceof SyntaxError && !document.getElementById("app").firstChild) tell("old");
  });
})();
