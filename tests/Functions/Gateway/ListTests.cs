namespace Tap.Tests.Functions.Gateway;

public sealed class ListTests
{
    [Test]
    public async Task A_list_comes_in_pages_of_all_records()
    {
        // A system of its own, whose table holds nothing of other tests.
        await using var system = await GatewaySystem.StartAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 45).Select(n => system.CreateAsync(new { n })));
        List<int> sizes = [];
        List<string?> seen = [];
        string? cursor = null;
        do
        {
            var page = (await system.SendAsync(
                GatewaySystem.Post(cursor is null ? new { operation = "list" } : new { operation = "list", cursor }))).Json;
            seen.AddRange(page.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("id").GetString()));
            sizes.Add(page.GetProperty("records").GetArrayLength());
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EquivalentTo(ids));
            Assert.That(sizes, Is.EqualTo(new[] { 20, 20, 5 }));
        });
    }

    [Test]
    public async Task A_page_of_the_largest_records_is_no_more_than_Lambda_takes()
    {
        await using var system = await GatewaySystem.StartAsync();
        // Each quote is two bytes of the attributes' JSON, and four of Lambda's JSON of that JSON.
        var attributes = Enumerable.Range(0, 4).ToDictionary(number => $"a{number}", _ => new string('"', 4_000));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => system.CreateAsync(attributes)));
        var page = (await system.SendAsync(GatewaySystem.Post(new { operation = "list", limit = 100 }))).ToString();
        Assert.That(page, Has.Length.GreaterThan(4_000_000).And.Length.LessThan(Fuzzing.Answer.MaximumBytes));
    }
}
