import { Fragment, h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { InLanguage, useLang } from "./language.tsx";
import { Meter } from "./meter.tsx";
import { renderPage, renderPart } from "./render.ts";

function Twice({ text, children }: { readonly text: string; readonly children?: VNode }) {
  return (
    <>
      <b>{text}</b>
      {text}
      {children}
    </>
  );
}

const alike: readonly (readonly [what: string, part: VNode])[] = [
  ["text that means something to a browser", <p title={'<"&>'}>{'<script>"&amp;"</script>'}</p>],
  ["nothing, in its many forms", <p>{[null, undefined, false, true, "", 0, 0n, [], Number.NaN]}</p>],
  ["lists in lists, and fragments", <ul>{[[<li key="a">a</li>], <Twice key="b" text="<" />, ["x", 1]]}</ul>],
  [
    "attributes that are there or not",
    <input disabled={true} checked={false} name="" value={0} required={undefined} />,
  ],
  ["what is said of false", <i aria-hidden={false} data-x={true} draggable={false} />],
  ["names with capitals", <input tabIndex={-1} maxLength={3} readOnly inputMode="numeric" formNoValidate />],
  ["what JSX keeps for itself", h("p", { key: "a", __source: { fileName: "x" }, __self: {} } as object, "a")],
  ["a cell over several", <td colSpan={2} rowSpan={3} headers="a" />],
  ["a form", <form key="f" encType="multipart/form-data" noValidate action={undefined} />],
  [
    "a picture of lines",
    <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 0" stroke-width="1" tabIndex={0} />
    </svg>,
  ],
  [
    "a choice",
    <select value="b">
      <option value="a">a</option>
      <optgroup label="x">
        <option value="b">b</option>
      </optgroup>
    </select>,
  ],
  ["a text to be written", <textarea name="t" value={"a\n<b>&"} />],
  [
    "elements with nothing in them",
    <p>
      <br />
      <img alt="" src="/x" />
      <wbr />
      <span />
      <script src="/a" />
    </p>,
  ],
  ["what was written before", <td dangerouslySetInnerHTML={{ __html: "<b>a</b>" }} />],
  [
    "an act, which is no attribute",
    <button type="button" onClick={() => undefined}>
      x
    </button>,
  ],
  [
    "names that are none",
    <p key="k" {...{ 'a"b': "x", "on click": "y" }}>
      z
    </p>,
  ],
  ["a fragment alone", h(Fragment, null, "a", <b>b</b>)],
];

test.each(alike)("%s is written as Preact writes it", (_, part) => {
  expect(renderPart(part)).toBe(renderToString(part));
});

test("what came as data is no element, whatever it looks like", () => {
  const sent = JSON.parse('{"type":"script","props":{"children":"alert(1)"},"key":null,"ref":null}') as VNode;
  expect(renderPart(<p>{sent}</p>)).toBe("<p></p>");
});

test("an element whose name could say more than a name is refused", () => {
  expect(() => renderPart(h("p onload=x", null))).toThrow("names no element");
});

test("each part speaks its own language, and what stands after it the one before", () => {
  const Said = () => <i>{useLang()}</i>;
  const part = (
    <InLanguage lang="en">
      <Said />
      <InLanguage lang="de">
        <Said />
      </InLanguage>
      <Said />
      <b dangerouslySetInnerHTML={{ __html: renderPart(<Said />) }} />
    </InLanguage>
  );
  expect(renderPart(part)).toBe("<i>en</i><i>de</i><i>en</i><b><i>da</i></b>");
  const Broken = () => {
    throw new Error("broken");
  };
  expect(() => renderPart(<InLanguage lang="de">{[<Broken key="x" />]}</InLanguage>)).toThrow("broken");
  expect(renderPart(<Said />)).toBe("<i>da</i>");
});

test("ids are each another within a page, and the same when it is written again", () => {
  const page = () =>
    renderPage(
      <p>
        <Meter filled={0.1} reserved={0.2} />
        <Meter filled={0.3} reserved={0.2} />
      </p>,
    );
  const ids = [...page().matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(2);
  expect(page()).toBe(page());
});
