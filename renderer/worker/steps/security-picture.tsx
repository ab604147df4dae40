import { useEffect } from 'react';
import { type SecurityImageId, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import styles from './image-step.module.css';

function addressOf(image: SecurityImageId): string {
  return `security-images/${image}.svg`;
}

/** Fetches every picture ahead of the step that shows them, so that no name is drawn before its picture. */
export function useSecurityPictures(): void {
  useEffect(() => {
    const pictures = securityImageIds.map((image) => {
      const picture = new Image();
      picture.src = addressOf(image);
      return picture;
    });
    return () => {
      pictures.length = 0;
    };
  }, []);
}

/** Drawn together with its name, which says what it is. */
export function SecurityPicture({ image }: { readonly image: SecurityImageId }) {
  return (
    <img className={styles['picture']} src={addressOf(image)} alt="" decoding="sync" draggable={false} />
  );
}
