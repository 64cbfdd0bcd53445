using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Testimonials;

/// <summary>The testimonials of one run. Belongs to the writer.</summary>
public sealed class TestimonialState
{
    private readonly Dictionary<TestimonialId, TestimonialView> _byId = [];
    private readonly List<TestimonialId> _order = [];
    private readonly Dictionary<ViewerId, List<TestimonialId>> _byViewer = [];
    private ImmutableList<TestimonialCallView> _calls = [];
    private TestimonialsView? _view = TestimonialsView.Empty;

    /// <summary>The one that is open; null where none is.</summary>
    internal TestimonialCallView? Open { get; private set; }
    internal DateTimeOffset? NextDue => Open?.ClosesAt;
    internal int Count => _order.Count;

    /// <summary>Photos that were sent, those erased since among them.</summary>
    internal int Photos { get; private set; }
    internal long PhotoBytes { get; private set; }

    internal TestimonialCallView? Find(TestimonialCallId id) => _calls.Find(c => c.Id == id);
    public TestimonialView? Find(TestimonialId id) => _byId.GetValueOrDefault(id);

    /// <summary>What a viewer sent, oldest first.</summary>
    public IEnumerable<TestimonialView> Of(ViewerId viewer) => _byViewer.TryGetValue(viewer, out var sent) ? sent.Select(id => _byId[id]) : [];

    internal void Add(TestimonialCallView call) => Set(_calls.Add(call));
    internal void Remove(TestimonialCallId id) => Set(_calls.RemoveAll(c => c.Id == id));

    internal void Close(TestimonialCallId id, DateTimeOffset at) =>
        Set(_calls.SetItem(_calls.FindIndex(c => c.Id == id), Find(id)! with { ClosedAt = at }));

    private void Set(ImmutableList<TestimonialCallView> calls)
    {
        (_calls, _view) = (calls, null);
        Open = calls.Find(c => c.IsOpen);
    }

    internal void Add(TestimonialView sent)
    {
        _order.Add(sent.Id);
        _byId.Add(sent.Id, sent);
        if (!_byViewer.TryGetValue(sent.Viewer, out var own)) _byViewer[sent.Viewer] = own = [];
        own.Add(sent.Id);
        if (sent.Photo is { } photo) (Photos, PhotoBytes) = (Photos + 1, PhotoBytes + photo.Bytes);
        _view = null;
    }

    internal void Change(TestimonialId id, Func<TestimonialView, TestimonialView> change)
    {
        // What is gone is gone, whatever else is taken back.
        if (_byId[id] is { Status: not TestimonialStatus.Erased } sent) (_byId[id], _view) = (change(sent), null);
    }

    public TestimonialsView View() => _view ??= new([.. _calls], [.. _order.Select(id => _byId[id])]);
}

/// <param name="All">In the order in which they came.</param>
public sealed record TestimonialsView(ImmutableArray<TestimonialCallView> Calls, ImmutableArray<TestimonialView> All)
{
    public static readonly TestimonialsView Empty = new([], []);
}

/// <summary>What the audience was asked.</summary>
public sealed record TestimonialCallView(
    TestimonialCallId Id, string Question, string Keyword, DateTimeOffset OpenedAt, DateTimeOffset? ClosesAt, DateTimeOffset? ClosedAt)
{
    [JsonIgnore] public bool IsOpen => ClosedAt is null;
}

public enum TestimonialStatus { Waiting, Approved, Refused, Hidden, Erased }

/// <summary>A line that a viewer sent, as screens get it; its words and its photo stand beside the log.</summary>
/// <param name="Named">Whether they agreed that their name is shown with it.</param>
/// <param name="Reason">Why it was refused; empty where none was given.</param>
/// <param name="ShownAt">When it was first shown large; null where it never was.</param>
public sealed record TestimonialView(
    TestimonialId Id, TestimonialCallId Call, ViewerId Viewer, string Channel, bool Named, PhotoNote? Photo, DateTimeOffset At,
    TestimonialStatus Status, string Reason = "", DateTimeOffset? ShownAt = null)
{
    [JsonIgnore] public StageItem Item => new("testimonial", Id.Value);
    [JsonIgnore] public bool IsWaiting => Status == TestimonialStatus.Waiting;
}
