import { onMount } from "solid-js";
import { type DeepLink, readDeepLink } from "../../site/deepLink.ts";
import { useCall } from "../useCall.tsx";

/**
 * What the link says that the page was opened by. A name in it becomes the person's, unless there is one. Needs a Solid
 * owner.
 */
export function createDeepLink(): DeepLink {
  const { route, name, setName } = useCall();
  const link = readDeepLink(route().link);
  onMount(() => {
    if (link.name !== "" && name() === "") setName(link.name);
  });
  return link;
}
