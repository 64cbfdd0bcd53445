using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Viewers;

/// <summary>What is one viewer's own, as GET …/me and the <c>me</c> events give it.</summary>
public sealed record MeView(ViewerId Viewer, string? Name, bool Muted, bool Banned)
{
    /// <summary>Gave a name; otherwise <see cref="Name"/> is Guest and four digits.</summary>
    public bool Named { get; init; }

    /// <summary>Agreed to be named on the stream.</summary>
    public bool OnStream { get; init; }

    /// <summary>What they have of each mechanic, by its name in JSON.</summary>
    [JsonExtensionData]
    public Dictionary<string, object> Own { get; init; } = [];

    public T Get<T>(string name) => (T)Own[name];

    /// <summary>Adds what is known of the person beside the log.</summary>
    public MeView With(People people) => this with
    {
        Name = people.NameOf(Viewer),
        Named = people.HasName(Viewer),
        OnStream = people.NameOnStream(Viewer) is not null,
    };
}

/// <summary>What the cards of one's own are drawn from.</summary>
public sealed record PersonalView(MeView Me, ShowView Show, HostSettings Settings, DateTimeOffset Now);
