namespace HostConsole.Guide;

/// <summary>A part of a page: what stands under one of its headings, or above the first one.</summary>
/// <param name="Id">Of the heading; empty above the first one.</param>
/// <param name="Text">Without marks, on one line.</param>
public sealed record GuideSection(string Id, string Title, string Text);

/// <summary>One page of the guide, as it is shown and as it is searched.</summary>
/// <param name="Name">In the address: <c>plan</c>, or <c>technical/chat</c>.</param>
/// <param name="Summary">One line for lists; empty for technical pages.</param>
/// <param name="Html">The article without its title.</param>
public sealed record GuidePage(string Name, string Title, string Summary, string Html, IReadOnlyList<GuideSection> Sections)
{
    /// <summary>What an id begins with in <see cref="SheetHtml"/>; wwwroot/js/guide.js knows it too.</summary>
    private const string SheetPrefix = "guide-";
    private const int Long = 3;

    public string Address => GuideMap.Address(Name);

    /// <summary>For technical readers: of the documentation, not of the guide for sellers.</summary>
    public bool IsTechnical => Name.Contains('/', StringComparison.Ordinal);

    /// <summary>The article for a place on another page: its headings' ids are none of that page's.</summary>
    public string SheetHtml => Html.Replace(" id=\"", $" id=\"{SheetPrefix}", StringComparison.Ordinal);

    /// <summary>What the page names under "on this page"; empty where the page is short.</summary>
    public IReadOnlyList<GuideSection> Headings =>
        Sections.Where(section => section.Id.Length > 0).ToArray() is { Length: >= Long } headings ? headings : [];
}

/// <summary>Pages that are read for one purpose, in the order of the guide.</summary>
public sealed record GuideGroup(string Title, IReadOnlyList<GuidePage> Pages);
