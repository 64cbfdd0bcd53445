using Microsoft.Extensions.Localization;

namespace HostConsole.Surfaces;

/// <summary>A mechanic's text that the page itself writes.</summary>
/// <param name="Texts">The class that names the resource.</param>
public sealed record PhoneText(Type Texts, string Key)
{
    public string In(IStringLocalizerFactory localizers) => localizers.Create(Texts)[Key];
}
