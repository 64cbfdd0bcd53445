using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HostConsole.Tests;

/// <summary>The texts that the audience reads, for tests without an app.</summary>
public static class AudienceTexts
{
    public static readonly IStringLocalizerFactory Localizers =
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
}
