import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Entrance } from '#renderer/clerk/entrance/entrance.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';

/** A screen that failed to draw says so and opens again; every field typed is in the store already. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useTranslation('clerk');
  return (
    <Entrance preview={false}>
      <Card>
        <Notice tone="bad" title={t('crash.title')}>
          {t('crash.text')}
        </Notice>
        <Button variant="primary" size="large" wide onPress={() => window.location.reload()}>
          {t('crash.again')}
        </Button>
      </Card>
    </Entrance>
  );
}
