import type { SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';

/**
 * Name of each security image in each language. The worker types one of them; main accepts any language's name, so a
 * language that is added here is accepted at once. Source: domain.md 5.
 */
export const securityImageNames: Record<LanguageCode, Record<SecurityImageId, string>> = {
  es: {
    sun: 'Sol',
    moon: 'Luna',
    star: 'Estrella',
    tree: 'Árbol',
    flower: 'Flor',
    fish: 'Pez',
    bird: 'Pájaro',
    cat: 'Gato',
    dog: 'Perro',
    horse: 'Caballo',
    house: 'Casa',
    boat: 'Barco',
    bicycle: 'Bicicleta',
    key: 'Llave',
    umbrella: 'Paraguas',
    guitar: 'Guitarra',
    apple: 'Manzana',
    mountain: 'Montaña',
    butterfly: 'Mariposa',
    cup: 'Taza',
  },
  en: {
    sun: 'Sun',
    moon: 'Moon',
    star: 'Star',
    tree: 'Tree',
    flower: 'Flower',
    fish: 'Fish',
    bird: 'Bird',
    cat: 'Cat',
    dog: 'Dog',
    horse: 'Horse',
    house: 'House',
    boat: 'Boat',
    bicycle: 'Bicycle',
    key: 'Key',
    umbrella: 'Umbrella',
    guitar: 'Guitar',
    apple: 'Apple',
    mountain: 'Mountain',
    butterfly: 'Butterfly',
    cup: 'Cup',
  },
};
