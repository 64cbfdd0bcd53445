namespace HostConsole.Testimonials;

/// <summary>What the audience reads of testimonials: TestimonialTexts.resx.</summary>
public sealed class TestimonialTexts;
