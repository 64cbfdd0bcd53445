using System.Globalization;
using Microsoft.Extensions.Localization;

namespace HostConsole.Tests.Rehearsal;

/// <summary>The audience's texts as they are taken from the resources, with the arguments put into them.</summary>
internal sealed class HeardTexts
{
    private readonly AsyncLocal<List<(string Key, string[] Arguments)>?> _heard = new();

    public IStringLocalizerFactory Around(IStringLocalizerFactory factory) => new Factory(this, factory);

    /// <summary>What is taken while something is drawn; what others draw meanwhile is not.</summary>
    public async Task<List<(string Key, string[] Arguments)>> WhileAsync(Func<Task> draw)
    {
        var heard = _heard.Value = [];
        await draw();
        _heard.Value = null;
        return heard;
    }

    private sealed class Factory(HeardTexts heard, IStringLocalizerFactory inner) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new Localizer(heard, resourceSource.Name, inner.Create(resourceSource));
        public IStringLocalizer Create(string baseName, string location) => inner.Create(baseName, location);
    }

    private sealed class Localizer(HeardTexts heard, string of, IStringLocalizer inner) : IStringLocalizer
    {
        public LocalizedString this[string name] => inner[name];

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                heard._heard.Value?.Add(($"{of}.{name}", [.. arguments.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")]));
                return inner[name, arguments];
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures);
    }
}
