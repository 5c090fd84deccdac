import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Folders that must give the same answer for the same arguments. */
const pure = ['shared/**/*.ts', 'server/room/**/*.ts', 'server/view/**/*.ts'];

const impure = (name, instead) => ({ name, message: `Pure folder: ${instead}` });

export default ts.config(
  { ignores: ['dist', 'node_modules', 'shots', 'data', '**/*.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'server/*.cjs', 'test/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  { files: ['client/**/*.{ts,svelte}'], languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    files: pure,
    rules: {
      'no-restricted-globals': [
        'error',
        impure('Date', 'time arrives as an argument.'),
        impure('process', 'settings arrive as arguments.'),
        impure('fetch', 'no network.'),
        impure('setTimeout', 'no timers.'),
        impure('setInterval', 'no timers.'),
        impure('setImmediate', 'no timers.'),
        impure('queueMicrotask', 'no timers.'),
        impure('performance', 'time arrives as an argument.'),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Pure folder: randomness arrives as an argument.' },
      ],
      'no-param-reassign': ['error', { props: true }],
    },
  },
  {
    files: ['test/**/*.mjs', '**/*.cjs', '*.js'],
    ...ts.configs.disableTypeChecked,
    languageOptions: { globals: globals.node },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
