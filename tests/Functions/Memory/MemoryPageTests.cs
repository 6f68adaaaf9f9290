namespace Tap.Tests.Functions.Memory;

/// <summary>The page about memory has the inputs that are measured, and figures that leave a quarter.</summary>
public sealed class MemoryPageTests
{
    private static readonly IReadOnlyList<WorstInput> Measured =
        [.. Tasks.MemoryTests.Inputs, .. Processing.MemoryTests.Inputs, .. Gateway.MemoryTests.Inputs, .. Events.MemoryTests.Inputs];

    [Test]
    public void The_page_has_a_row_for_each_input() =>
        Assert.That(
            MemoryPage.Rows.Select(row => $"{row.Function}: {row.Input}"), Is.EquivalentTo(Measured.Select(input => input.ToString())));

    [Test]
    public void Every_figure_leaves_a_quarter_of_the_memory() =>
        Assert.That(MemoryPage.Rows.Where(row => row.Peak > row.Size * PeakMemory.Share), Is.Empty);
}
