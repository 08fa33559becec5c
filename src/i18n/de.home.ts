import type { HomeTexts } from "./en.home.ts";

const home: HomeTexts = {
  languageName: "Deutsch",
  appName: "Driewoord",
  language: "Sprache",
  skip: "Zum Inhalt",
  back: "Zurück",

  home: {
    title: "Videogespräch mit drei Wörtern",
    lead: "Einander sehen und hören, sicher und ohne Konto.",
    start: "Ein Videogespräch beginnen",
    startHint: "Ich wähle drei Wörter und rufe die andere Person an.",
    join: "An einem Videogespräch teilnehmen",
    joinHint: "Jemand sagt mir am Telefon drei Wörter.",
    test: "Kamera und Ton testen",
    help: "Hilfe",
    promise: "Kein Konto, keine App. Bild und Ton gehen geschützt zur anderen Person.",
  },

  crash: {
    title: "Etwas ist schiefgegangen",
    text: "Diese Seite funktioniert nicht so, wie sie soll. Laden Sie die Seite neu, um weiterzumachen.",
    newVersion: "Es gibt eine neue Version von Driewoord. Laden Sie die Seite neu, um weiterzumachen.",
    reload: "Seite neu laden",
  },
};

export default home;
