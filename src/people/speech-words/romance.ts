import type { Language } from './language.ts';
import { COMMON } from './names.ts';

/** How the Romance languages speak of oneself. */
export const ROMANCE: readonly Language[] = [
  {
    // French ("je suis" alone is also "I follow")
    leads: [
      'je suis(?: (?:aussi|maintenant|désormais|également|déjà|enfin|toujours|là|ici))* (?:sur|passée? (?:à|sur)|partie? (?:à|sur|chez|vers)|présente? sur|joignable (?:à|sur)|actif sur|active sur)',
      '(?:re)?trouvez?(?:-| )moi|suivez(?:-| )moi|suis(?:-| )moi|rejoign(?:ez|s)(?:-| )moi|rejoins(?:-| )moi|contactez(?:-| )moi|ajoutez(?:-| )moi',
      "(?:pouvez|peux|peut|pour|où|de)(?: aussi)? me (?:re)?(?:trouver|suivre|rejoindre|joindre|contacter)|vous me (?:re)?trouve(?:z|rez)|on se retrouve(?= sur)|on me (?:re)?trouve|me voici|me voilà|c'est moi",
      '(?:mon|ma)(?: (?:nouveau|nouvelle|autre|propre))*(?: (?:compte|profil|adresse|pseudo|identifiant|mastodon))',
      "j'ai(?: (?:aussi|enfin|maintenant))* (?:déménagé|migré|(?:créé|ouvert) (?:un|mon) (?:nouveau )?compte)|je (?:déménage|migre|passe)|je me trouve|je poste",
    ],
    plural: ['nous sommes|suivez(?:-| )nous|(?:re)?trouvez(?:-| )nous|rejoignez(?:-| )nous|notre compte'],
    labels: ['(?:nouve(?:au|lle) )?(?:compte|adresse|profil|pseudo)|aussi|également|mastodon'],
    occasions: [
      'au cas où(?: LETTER+){0,8}|en cas de(?: LETTER+){1,8}|si (?:twitter|jamais|x)(?: LETTER+){1,6}',
    ],
    between: [
      ...COMMON,
      "sur|à|maintenant|désormais|aussi|également|ici|là|là(?:-| )bas|plutôt|dorénavant|à présent|est|compte|adresse|profil|pseudo|sous|vers|le nom de|le pseudo|l'adresse|comme|en tant que",
      '(?:le|de|chez)(?= (?:mastodon|SERVER))|et(?: aussi)?(?: sur)?(?= mastodon)',
    ],
    follows: [
      "(?:c'est moi|est (?:mon|ma)(?: nouveau| nouvelle)? (?:compte|profil|adresse)|où (?:vous pouvez )?me)",
    ],
    and: ['et', 'ou', 'ainsi que'],
    denials: ["pas|ne|jamais|plus|n'LETTER+|dit|écrit|si|prétend"],
  },
  {
    // Spanish
    leads: [
      'estoy|estaré|yo soy|soy|ando(?= (?:en|por|ahora))',
      's[ií]g(?:a|ue)n?me|seguidme|seguime|b[uú]squ?[ae]n?me|buscadme|encu[eé]ntr[ae]n?me|encontradme|agr[eé]g[au]?e?n?me|añ[aá]d[ae]n?me',
      'me (?:puede[ns]?|podéis|podés|pod[eé]s) (?:encontrar|seguir|hallar|buscar)|(?:puede[ns]?|podéis|podés)(?: también)? (?:encontrarme|seguirme|buscarme)|(?:si (?:quer|quier)[a-záéíóú]+ )?(?:encontrarme|seguirme)|os espero',
      'me (?:encuentra[ns]?|encontr[aá]is|encontrar[aá][ns]?|encontraréis|encuentro)|me (?:he )?(?:mudado|mudé|mudo|cambié|cambiado|cambio|pasé|pasado|paso)',
      'mi(?: (?:nuev[oa]|otr[oa]|propi[oa]))*(?: (?:cuenta|usuario|perfil|dirección|handle|arroba|mastodon))(?: nueva| nuevo)?',
    ],
    plural: [
      'nos vemos|estamos|s[ií]g(?:a|ue)n?nos|seguidnos|encu[eé]ntr[ae]n?nos|nuestra (?:nueva )?cuenta|nuestro (?:nuevo )?perfil',
    ],
    labels: ['(?:nuev[oa] )?(?:cuenta|usuario|perfil|dirección)(?: nuev[oa])?|también|mastodon'],
    occasions: ['por si(?: LETTER+){1,8}|en caso de(?: LETTER+){1,8}|si (?:twitter|esto|x)(?: LETTER+){1,6}'],
    between: [
      ...COMMON,
      'en|por|como|ahora|también|ya|aquí|acá|allí|allá|a|desde hoy|es|cuenta|usuario|perfil|dirección|bajo|mejor|nuev[oa]|mudado',
      '(?:el|de)(?= (?:mastodon|SERVER))|(?:con )?el(?= usuario)|y(?: también)?(?: en)?(?= mastodon)',
    ],
    follows: [
      '(?:soy yo|es mi(?: nueva| nuevo)?(?: mastodon)? ?(?:cuenta|usuario|perfil)|me (?:encuentra[ns]?|pueden|puedes|podéis))',
    ],
    and: ['y', 'e', 'o', 'u', 'también'],
    denials: ['no|nunca|jamás|tampoco|ni|dice|dijo|si|ya no'],
  },
  {
    // Italian ("sono" is also "they are", so only at the start)
    leads: [
      'io sono|ora sono|adesso sono|mi trov(?:ate|i|erai|erete|o)|mi pot(?:ete|reste) (?:trovare|seguire)|mi puoi (?:trovare|seguire)|(?:potete|puoi|potreste)(?: anche)? (?:trovarmi|seguirmi)|trovarmi|seguirmi',
      'segui(?:te)?mi|cerca(?:te)?mi|trova(?:te)?mi|raggiungi(?:te)?mi|aggiungi(?:te)?mi',
      'mi sono (?:spostat[oa]|trasferit[oa])|mi (?:sposto|trasferisco)|mi sto (?:spostando|trasferendo)',
      '(?:mio|mia)(?: (?:nuov[oa]|altr[oa]))*(?: (?:account|profilo|handle|indirizzo|utente|utenza|pagina|mastodon))',
    ],
    openings: ['(?:(?:ora|adesso|da oggi|anche|io|già) )*sono'],
    plural: ['seguiteci|siamo|ci trovate|trovateci'],
    labels: ['(?:nuov[oa] )?(?:account|profilo|indirizzo)|anche|mastodon'],
    occasions: ['(?:in|nel) caso(?: LETTER+){0,8}|se (?:twitter|x)(?: LETTER+){1,6}'],
    between: [
      ...COMMON,
      'su|a|qui|qua|lì|là|ora|adesso|anche|come|da oggi|è|sul|passat[oa]|account|profilo|indirizzo|con il nome|trasferit[oa]|spostat[oa]',
      '(?:di|nel|il)(?= (?:mastodon|SERVER))|e(?: anche)?(?: su)?(?= mastodon)',
    ],
    follows: ['(?:sono io|è il mio(?: nuovo)? (?:account|profilo)|mi trov(?:ate|i))'],
    and: ['e', 'ed', 'o', 'oppure'],
    denials: ['non|mai|dice|ha detto|se|né'],
  },
  {
    // Portuguese
    leads: [
      '(?:eu )?(?:estou|tô|sou)',
      'me (?:sig(?:a|am)|segue|seguem|sigam|encontr[ae]m?|ach[ae]m?|procur[ae]m?|adicion[ae]m?)|(?:sig(?:a|am)|segue|encontr[ae]m?|procur[ae]m?|adicion[ae]m?)-me',
      '(?:pode[ms]?|podes)(?: também)? me (?:encontrar|seguir|achar)|(?:pode[ms]?|podes) (?:encontrar|seguir)-me|encontrar-me|seguir-me|me (?:encontrar|seguir)',
      '(?:me )?mudei(?:-me)?|migrei',
      '(?:meu|minha)(?: (?:nov[oa]|outr[oa]))*(?: (?:perfil|usuário|utilizador|user|handle|arroba|conta|endereço|página|mastodon))',
    ],
    plural: ['estamos|nos sigam|siga-nos|sigam-nos|nossa conta|nosso perfil'],
    labels: ['(?:nov[oa] )?(?:conta|perfil|arroba|usuário)(?: nov[oa])?|também|mastodon'],
    occasions: ['caso(?: LETTER+){1,8}|por via das dúvidas|se (?:o )?(?:twitter|isso|x)(?: LETTER+){1,6}'],
    between: [
      ...COMMON,
      'em|no|na|para|pra|pro|por|como|agora|também|já|aqui|lá|é|lá no|conta|perfil|usuário|nov[oa]',
      '(?:o|do)(?= (?:mastodon|SERVER))|e(?: também)?(?: no)?(?= mastodon)',
    ],
    follows: ['(?:sou eu|é (?:a minha|o meu|minha|meu)(?: nov[oa])? (?:conta|perfil|arroba))'],
    and: ['e', 'ou', 'também'],
    denials: ['não|nao|nunca|nem|disse|diz|se'],
  },
  {
    // Catalan
    leads: [
      "jo s[oó]c|s[oó]c(?= (?:a|al|ara|també|ja|aquí))|estic|em trobar(?:eu|às|à)|em pod(?:eu|s) (?:trobar|seguir)|seguiu-me|segueix-me|busqueu-me|(?:podeu|pots) (?:trobar-me|seguir-me)|m'he (?:mudat|traslladat)",
      '(?:meu|meva)(?: no(?:u|va))*(?: (?:compte|perfil|adreça|usuari|mastodon))',
    ],
    between: [...COMMON, 'a|al|com|ara|també|ja|aquí|allà|és|compte|perfil'],
    and: ['i', 'o'],
    denials: ['no|mai|diu'],
  },
];
