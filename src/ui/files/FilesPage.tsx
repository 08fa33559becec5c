import "./FilesPage.css";
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import type { PeerId } from "../../room/wire/roster.ts";
import { isReceived } from "../../files/exchange.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { TextError } from "../parts/TextError.tsx";
import { PickFile } from "./PickFile.tsx";
import { useCall } from "../useCall.tsx";
import { Said } from "./Said.tsx";
import { Received } from "./Received.tsx";

/** Sends a photo or a file to one person, or asks for one; and what has come and gone in this call. */
export function FilesPage(props: { readonly onDone: () => void }): JSX.Element {
  const { files } = useCall();
  const { t } = useLocale();
  const { ids, nameOf } = createTogether();
  const [chosen, setChosen] = createSignal<PeerId>();
  const group = createUniqueId();
  /** The one who was chosen, for as long as they are there; of one alone there is nothing to choose. */
  const whom = () => (ids().length > 1 ? ids().find((id) => id === chosen()) : ids()[0]);

  /** Meant when the choosing began. Whoever has come meanwhile is somebody else. */
  const [meant, setMeant] = createSignal<PeerId>();
  const [problem, setProblem] = createSignal<"left" | "chooseWhom">();

  function begin(peer: PeerId | undefined, how: (peer: PeerId) => void): void {
    if (peer === undefined) return void setProblem("chooseWhom");
    if (!ids().includes(peer)) return void setProblem("left");
    how(peer);
    props.onDone();
  }
  const sentence = () => {
    const what = problem();
    return what && t(`files.${what}`);
  };

  return (
    <>
      <Show when={ids().length > 0}>
        <p>{t("files.lead")}</p>
        <Show when={ids().length > 1}>
          <fieldset class="whom">
            <legend>{t("files.whom")}</legend>
            <For each={ids()}>
              {(id) => (
                <label>
                  <input
                    type="radio"
                    name={group}
                    checked={whom() === id}
                    data-testid="file-whom"
                    onChange={() => setChosen(id)}
                  />
                  {nameOf(id)}
                </label>
              )}
            </For>
          </fieldset>
        </Show>
        <TextError text={sentence()} />
        <PickFile
          onPress={() => setMeant(whom())}
          onFile={(file) => begin(meant(), (peer) => files.offer(peer, file))}
        />
        <button type="button" class="button plain" data-testid="ask-file" onClick={() => begin(whom(), files.ask)}>
          {t("files.ask")}
        </button>
      </Show>
      <Show when={files.exchanges.length > 0}>
        <section class="form" data-testid="file-list">
          <h3>{t("files.list")}</h3>
          <For each={files.exchanges}>
            {(one) => (
              <div>
                <Said one={one} />
                <Show when={isReceived(one)}>
                  <Received one={one} brief />
                </Show>
              </div>
            )}
          </For>
        </section>
      </Show>
    </>
  );
}
