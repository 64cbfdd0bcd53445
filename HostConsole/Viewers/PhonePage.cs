using HostConsole.Core.Shows;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Viewers;

/// <summary>The audience's page as one viewer first gets it.</summary>
/// <param name="Parts">What the stream has drawn, by the ids of the elements.</param>
/// <param name="Token">For the forms of this viewer.</param>
public sealed record PhonePage(
    ShowView Show, VisibleOnPhones Visible, MeView Me, IReadOnlyDictionary<string, string> Parts, string Token)
{
    public bool Over => Show.Status == ShowStatus.Ended;
    public MarkupString Part(string target) => (MarkupString)Parts[target];
}
