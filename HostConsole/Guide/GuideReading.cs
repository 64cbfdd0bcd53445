namespace HostConsole.Guide;

/// <summary>What somebody reads beside the page: an address of the guide, and what they searched for in it.</summary>
public sealed class GuideReading(GuideBook book, string address)
{
    public event Action? Turned;

    /// <summary>The page; null for the contents.</summary>
    public GuidePage? Page { get; private set; } = PageOf(book, address);

    /// <summary>The heading that it begins at; empty for the top.</summary>
    public string Heading { get; private set; } = HeadingOf(address);

    public string Query { get; set; } = "";

    public string Title => Page?.Title ?? "Guide";

    public string Address => Page?.Address ?? GuideMap.Root;

    /// <summary>Shows another page in place of this one.</summary>
    /// <param name="next">Its address: /help/plan#cues.</param>
    public void Turn(string next)
    {
        (Page, Heading) = (PageOf(book, next), HeadingOf(next));
        Turned?.Invoke();
    }

    private static GuidePage? PageOf(GuideBook book, string address) =>
        book.Find(address.Split('#', '?')[0][GuideMap.Root.Length..].Trim('/'));

    private static string HeadingOf(string address) => address.Split('#', 2) is [_, var heading] ? heading : "";
}
