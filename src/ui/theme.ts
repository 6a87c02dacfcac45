import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import menu from './menu.module.css';
import touch from './touch.module.css';

/** The one accent, for what can be done. */
const accent: MantineColorsTuple = [
  '#eef4f9',
  '#dbe7f1',
  '#b6cde2',
  '#8fb2d2',
  '#6d9bc4',
  '#43749f',
  '#2f5d8a',
  '#285078',
  '#224467',
  '#1a3754',
];

const gray: MantineColorsTuple = [
  '#f7f7f5',
  '#f0f0ed',
  '#e6e6e2',
  '#d8d8d3',
  '#c4c5c0',
  '#8d908d',
  '#5f6468',
  '#4b5054',
  '#33383c',
  '#1d2124',
];

const dark: MantineColorsTuple = [
  '#e6e5e1',
  '#b4b3ae',
  '#a3a29d',
  '#7d7c78',
  '#3d3d3a',
  '#333331',
  '#252523',
  '#1f1f1d',
  '#191918',
  '#121211',
];

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { md: '1.45' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 8,
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { classNames: { root: touch.small } },
    CloseButton: { classNames: { root: touch.small } },
    InputWrapper: { styles: { label: { color: 'var(--ink-quiet)', fontSize: 13, fontWeight: 500 } } },
    Modal: {
      styles: {
        title: {
          flex: 1,
          fontWeight: 650,
          lineHeight: 1.3,
          minWidth: 0,
          overflowWrap: 'anywhere',
          paddingInlineEnd: 12,
        },
      },
      defaultProps: { transitionProps: { duration: 100 }, radius: 12, padding: 'lg' },
    },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 100 },
        withOverlay: true,
        overlayProps: { backgroundOpacity: 0 },
      },
      classNames: { item: menu.item, overlay: menu.overlay },
    },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f7f5',
    '--mantine-color-text': '#1d2124',
    '--mantine-color-dimmed': '#5f6468',
    '--mantine-color-placeholder': '#6a6f73',
    '--mantine-color-error': '#a92f2a',
    '--mantine-color-default-border': '#dcdcd7',
    '--mantine-color-accent-light-color': '#2f5d8a',
    '--mantine-color-accent-light-hover': '#e8f0f6',
  },
  dark: {
    '--mantine-color-body': '#191918',
    '--mantine-color-text': '#e6e5e1',
    '--mantine-color-dimmed': '#a3a29d',
    '--mantine-color-placeholder': '#979691',
    '--mantine-color-error': '#f0908a',
    '--mantine-color-default': '#252523',
    '--mantine-color-default-border': '#454541',
    '--mantine-color-accent-light-color': '#8fb2d2',
    '--mantine-color-accent-light-hover': '#26323d',
  },
});
