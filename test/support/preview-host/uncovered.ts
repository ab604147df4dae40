/** Thrown when the product uses a part of Electron that the preview host does not stand in for. */
export class UncoveredMemberError extends Error {
  override readonly name = 'UncoveredMemberError';

  constructor(member: string) {
    super(`The preview host does not cover ${member}`);
  }
}

/** Names that the language, promises, test runners and printers look for on any object. */
const ASKED_OF_ANY_OBJECT: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  'tagName',
  'asymmetricMatch',
  '$$typeof',
  '@@__IMMUTABLE_ITERABLE__@@',
  '@@__IMMUTABLE_RECORD__@@',
  '__esModule',
]);

function guardedPrototype(base: object, owner: (receiver: unknown) => string): object {
  return new Proxy(base, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || ASKED_OF_ANY_OBJECT.has(key)) {
        return Reflect.get(target, key, receiver);
      }
      throw new UncoveredMemberError(`${owner(receiver)}.${key}`);
    },
  });
}

function classNameOf(receiver: unknown): string {
  return (receiver as { constructor: { name: string } }).constructor.name;
}

/** Base of every stand-in class: reading a member that no class on the chain declares throws and names it. */
export class Covered {}
Object.setPrototypeOf(
  Covered.prototype,
  guardedPrototype(Object.prototype, (receiver) => classNameOf(receiver)),
);

/** An Electron module as a plain object: members not given throw when read. */
export function coverModule<Members extends object>(name: string, members: Members): Members {
  return Object.setPrototypeOf(
    members,
    guardedPrototype(Object.prototype, () => name),
  ) as Members;
}

/** Static members of a class that are not declared throw when read. */
export function coverStatics(classOf: object, name: string): void {
  Object.setPrototypeOf(
    classOf,
    guardedPrototype(Object.getPrototypeOf(classOf) as object, () => name),
  );
}

/** Stands for a whole Electron module that the product does not use: any use throws and names it. */
export function uncoveredModule(name: string): object {
  return new Proxy(function uncovered() {}, {
    get(_target, key) {
      if (typeof key === 'symbol' || ASKED_OF_ANY_OBJECT.has(key)) return undefined;
      throw new UncoveredMemberError(`${name}.${key}`);
    },
    apply() {
      throw new UncoveredMemberError(name);
    },
    construct() {
      throw new UncoveredMemberError(name);
    },
  });
}
