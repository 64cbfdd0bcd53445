using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HostConsole.Core.Kernel;

/// <summary>What a segment fires, prepared in full beforehand. A kind of cue is a record in its mechanic's folder.</summary>
public abstract record Cue(CueId Id)
{
    /// <summary>What the host reads on the button.</summary>
    [JsonIgnore]
    public abstract string Label { get; }

    /// <summary>The command that it stands for; null where firing it changes nothing of the show.</summary>
    /// <param name="id">The id of what it opens.</param>
    /// <param name="seed">32 random bytes as lower-case hex, for a draw.</param>
    public abstract ShowCommand? Command(Guid id, string seed);

    /// <summary>
    /// What it would be refused for if it fired now, but for what depends on the moment (stock, what else is open); null where nothing is.
    /// </summary>
    public abstract Outcome.Rejected? Check();

    /// <summary>The cue without what is a secret until it has fired.</summary>
    public virtual Cue Public() => this;
}

/// <summary>A cue that the clock may fire again and again, with nobody there: it draws nothing, and ends by itself.</summary>
public interface IRepeats;

/// <summary>A cue that the clock fires.</summary>
/// <param name="NewId">The id of what it opens.</param>
/// <param name="Fired">What is recorded beside what it opens.</param>
/// <param name="Refused">What is recorded in its place where that is refused, by the reason.</param>
public sealed record DueCue(Cue Cue, Guid NewId, IReadOnlyList<ShowFact> Fired, Func<string, IReadOnlyList<ShowFact>> Refused);

/// <summary>The word by which a kind of cue stands in a stored plan.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CueKindAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>All kinds of cues by their words.</summary>
public static class CueKinds
{
    private static readonly Dictionary<Type, string> Names = typeof(Cue).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Cue)))
        .ToDictionary(type => type, type => type.GetCustomAttribute<CueKindAttribute>()!.Name);

    public static IReadOnlyCollection<Type> All => Names.Keys;
    public static string NameOf(Cue cue) => NameOf(cue.GetType());
    public static string NameOf(Type cue) => Names[cue];

    /// <summary>In JSON a cue names its kind; done here, since the kernel can't name the mechanics in attributes.</summary>
    internal static void Describe(JsonTypeInfo json)
    {
        if (json.Type != typeof(Cue)) return;
        json.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var (type, name) in Names) json.PolymorphismOptions.DerivedTypes.Add(new(type, name));
    }
}
