import type { HomeTexts } from "./en.home.ts";

const home: HomeTexts = {
  languageName: "Français",
  appName: "Driewoord",
  language: "Langue",
  skip: "Aller au contenu",
  back: "Retour",

  home: {
    title: "Un appel vidéo avec trois mots",
    lead: "Se voir et s’entendre, en sécurité et sans compte.",
    start: "Commencer un appel vidéo",
    startHint: "Je choisis trois mots et je téléphone à l’autre personne.",
    join: "Rejoindre un appel vidéo",
    joinHint: "Quelqu’un me donne trois mots au téléphone.",
    test: "Tester la caméra et le son",
    help: "Aide",
    promise: "Pas de compte, pas d’application. L’image et le son sont chiffrés jusqu’à l’autre personne.",
  },

  crash: {
    title: "Quelque chose n’a pas marché",
    text: "Cette page ne fonctionne pas comme il faut. Rechargez-la pour continuer.",
    newVersion: "Il y a une nouvelle version de Driewoord. Rechargez cette page pour continuer.",
    reload: "Recharger la page",
  },
};

export default home;
