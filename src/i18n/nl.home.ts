import type { HomeTexts } from "./en.home.ts";

const home: HomeTexts = {
  languageName: "Nederlands",
  appName: "Driewoord",
  language: "Taal",
  skip: "Naar de inhoud",
  back: "Terug",

  home: {
    title: "Videobellen met drie woorden",
    lead: "Elkaar zien en horen, veilig en zonder account.",
    start: "Een videogesprek starten",
    startHint: "Ik kies drie woorden en bel de ander op.",
    join: "Meedoen aan een videogesprek",
    joinHint: "Iemand geeft me drie woorden aan de telefoon.",
    test: "Camera en geluid testen",
    help: "Hulp",
    promise: "Geen account, geen app. Beeld en geluid gaan beveiligd naar de ander.",
  },

  crash: {
    title: "Er ging iets mis",
    text: "Deze pagina werkt niet zoals het hoort. Laad de pagina opnieuw om verder te gaan.",
    newVersion: "Er is een nieuwe versie van Driewoord. Laad de pagina opnieuw om verder te gaan.",
    reload: "Opnieuw laden",
  },
};

export default home;
