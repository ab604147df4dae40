/**
 * Words that open a guess: the institution, places, clubs, everyday Spanish, first names and the world's commonest
 * passwords, in lower case with the letters that a credential admits (so `contrasena`). A credential made of one or
 * two of these, with up to four digits before or after, is common: that covers every year. Our own list.
 * Sources: domain.md 5 (refuse commonly used secrets); NIST SP 800-63B section 3.1.1.2 (blocklist with the service's
 * own name and its context).
 */
const words = `
abogado abuela abuelo acceso adios administrador admin adriana afiliado agosto agua aguila alejandra
alejandro alianza alma alpha amanda amarillo amarte amigo amigos amor amorcito amormio amores ana andrea andres
angel angela angeles angelito animal anime anita antonio apple arcoiris argentina asdasd asdf asdfasdf asdfgh asdfghjk
asdfghjkl asdzxc asdqwe aucas azteca azuay azul azules babahoyo bachata baloncesto banco bandera barcelona barcelonasc bebe bebita bella
bello bendicion beso besos biblia bicicleta blanca blanco bolivar bonita bonito brasil bruno buenas buenosaires
caballo cachorro cafe camaron cambiar cambio camila canar canada canario carchi carlos carmen carolina casa casita
cebolla celeste celular centro cesar chelsea chevrolet chimborazo chico chile chimbacalle chocolate cielo cinco ciudad
clave claveiess claves claudia coche cocacola codigo colegio colombia comida computadora computador conejo contra
contrasena contrasenia contrato corazon correo cotopaxi cristian cristiano cristina cristo cuatro cuba cuenca
cuenta dale dani daniel daniela dario david default delfin delfinsc demo deportivo deseo destino diablo diana diciembre
diego dinero dios diosesamor diosmio dolar domingo dragon duran ecuador ecuadorian ecuatoriano elisa eloro
emelec emilia empleado empleo emanuel enero enrique enter escuela esmeraldas espana esperanza estados estefania
estrella estudiante esteban eterna eterno extranjero facebook familia fatima febrero felicidad felipe feliz fernanda fernando
flor flores florida football france francia francisco freedom fresa fuerza futbol gabriel gabriela galapagos galleta
gatito gato genesis gloria gmail google gracias grande guadalupe guaranda guayaquil guayas guitarra guerrero gustavo
haiti hector hello hermana hermano hermosa hermoso hola holahola holamundo hombre hormiga hospital hotmail ibarra iess
iessecuador iessgob iloveyou imbabura ingreso inicio instagram internet invitado isabel isabella italia ivan jaime
javier jazmin jefe jehova jesucristo jesus jesuscristo jimena jipijapa joaquin jorge jose joseph juan juancarlos jueves
juguete julia juliana julio junio jugador karate karen karina karla kevin killer kimberly laguna lajoya lapiz latacunga latina laura leon leonardo
leonel letmein liga ligadequito ligadequitoldu lima limon linda lindo llave lobo loco login loja londres loquito
lorena losrios lucas lucia luis luisa luna lunes machala machalilla madre madrid maestro mama mamaypapa mami mamita
manabi manolo manta manuel manzana maravilla marcelo marco margarita maria mariana mariela mario marisol marlene martes
martin marzo master mateo matrix mauricio mayo medico melissa mercedes messi mexico miamor michael michelle mierda
miercoles miguel milagro milagros minombre monica monkey montana morona motocicleta mujer mundial mundo musica nacional
napo naranja natalia navidad negra negro nena nicolas nicole nina nino ninguno nirvana noche nombre normal noviembre
novia novio nueve numero octubre oficina olvide orellana oriente oscar otavalo oveja pablo paciencia padre paisaje
pajaro paloma pamela papa papi papito paraiso paris pasaje pasaporte pass passport passwd password pastaza patito
patria patricia patricio paula paz pelota perla perrita perrito perro peru pescado pichincha pirata pizza playa
pokemon policia portoviejo posorja prefectura primavera primero princesa principe princess prueba puerto puyo qazwsx
qazxsw querida quevedo quito quitoecuador quiteno qwaszx qwe qweasd qweasdzxc qwer qwert qwerty qwertyu qwertyui qwertyuiop
rafael ramona ramiro rebeca recuerdo refugiado registro regalo reina ricardo riobamba rio roberto robot rocio rodrigo
rojo ronaldo root rosa rosado rosario ruben ruminahui rusia sabado salado salinas salud seguridadsocial samantha samsung samuel sandra
sangolqui sanmartin santa santaelena santiago santodomingo sara sebastian secreta secreto seguridad seguro segurosocial
septiembre setiembre sexo shadow shakira siempre siete silvia sistema smile social sofia sol soledad
solo soltero sonia sonrisa soyyo star starwars stefany stephany sucumbios suerte sunshine superman supervisor susana 
taxi teamo teamomucho tecnico telefono temporal tena teresa terminal test tequiero tequila
tesoro tiburon tierra tigre tigres todo tomate tortuga trabajador trabajo trebol tres triciclo trinidad tulcan tungurahua
unico universidad universitario usuario uno vaca valentina valeria vanessa venezuela ventana ventanilla verano veronica verde victor
victoria vida viernes violeta virgen visa viviana voleibol welcome whatsapp william world xavier ximena yamaha yolanda
yomismo zamora zapato zaruma zorro zxcvb zxcvbn zxcvbnm
`;

/** Secrets that are common as they stand, digits included. */
const whole = `
123456 1234567 12345678 123456789 1234567890 12345678910 123123 123321 654321 111111 000000 112233 121212 102030
123abc abc123 a123456 123456a 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 q1w2e3 q1w2e3r4 qwe123 123qwe asd123 123asd
zxc123 a1b2c3 a1b2c3d4 aa123456 123456aa 147258 147258369 159357 159753 159159 963852 741852 741852963 789456 789456123
321654 456789 987654321 10203040 11223344 1122334455 55555 131313 232323 696969 007007 777777 888888 999999 p4ssw0rd
passw0rd pa55word t3amo clav3 0123456789 13579 135790 24680 2468101214 101010 010203 202020 12344321 1234321 123654
qwerty12345 qwe123456 abcd1234 1234abcd abc12345 12345abc asdf1234 1234asdf pass1234 test1234 hola1234 clave1234
`;

/** Words of the list; with up to four digits around, or two together, they make a common secret. */
export const commonWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** Secrets refused exactly as written here, case aside. */
export const commonWholeSecrets: ReadonlySet<string> = new Set(whole.trim().split(/\s+/));

/**
 * Whether `secret` is commonly used: on the list, or made only of listed words, years and short numbers, case and
 * usual digit-for-letter swaps (0 for o, 3 for e...) aside. Source: domain.md 5; NIST SP 800-63B section 3.1.1.2.
 */
export function isCommonSecret(secret: string): boolean {
  const lower = secret.toLowerCase();
  if (commonWholeSecrets.has(lower)) return true;
  const core = lower.replace(/^[0-9]{1,4}(?=[^0-9])|(?<=[^0-9])[0-9]{1,4}$/g, '');
  return (
    [lower, core].some((text) => isMadeOfWords(lettersForDigits(text))) ||
    isMadeOfWords(core.replace(/[0-9]{2,4}/, ''))
  );
}

/** `text` with the letters that digits commonly stand for. */
export function lettersForDigits(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
  };
  return text.replace(/[013457]/g, (digit) => letters[digit] ?? digit);
}

function isMadeOfWords(text: string): boolean {
  if (commonWords.has(text)) return true;
  return Array.from({ length: text.length }, (_, index) => index).some(
    (index) => commonWords.has(text.slice(0, index)) && commonWords.has(text.slice(index)),
  );
}
