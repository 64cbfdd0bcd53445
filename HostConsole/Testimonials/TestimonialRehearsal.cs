using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;

namespace HostConsole.Testimonials;

/// <summary>What the simulated audience does with testimonials: one in twelve sends a line, without a photo.</summary>
public sealed class TestimonialRehearsal : RehearsalSurface
{
    private const int Sends = 90, Says = 91, Ids = 90;

    public override IEnumerable<Happening> On(ShowView show) =>
        from call in show.Testimonials.Calls.Index()
        where call.Item.IsOpen
        select new Happening(call.Item.Id.Value, (crowd, who) => Plan(crowd, who, call.Item, call.Index));

    private static void Plan(RehearsalCrowd crowd, int who, TestimonialCallView call, int k)
    {
        if (!crowd.Does(who, 1.0 / 12, Sends, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(4) + crowd.Wait(TimeSpan.FromSeconds(30), Sends, who, k, 1), show =>
        {
            if (!show.Testimonials.Calls.Any(c => c.Id == call.Id && c.IsOpen)) return;
            crowd.Send(new SendTestimonial(new(crowd.NewId(Ids, who, k)), crowd.Viewer(who), crowd.Line("testimonials", Says, who, k),
                Agreed: true, Named: crowd.Does(who, 0.5, Says, k)));
        });
    }
}
