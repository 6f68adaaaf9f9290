namespace Tap.Tests.Functions.Tasks;

/// <summary>What the schema of tasks takes at its edges; what it refuses is in <see cref="MalformedBodyTests"/>.</summary>
public sealed class TaskContentTests
{
    private readonly TaskSession session = new();

    // RFC 3339, 5.6: "T" and "Z" may be lower case, seconds have any fraction; 5.7: second 60.
    [TestCase("2030-01-01t00:00:00z")]
    [TestCase("2030-01-01T00:00:00.1234567890123Z")]
    [TestCase("2028-12-31T23:59:60Z")]
    [TestCase("2028-12-31T23:59:60.5z")]
    [TestCase("2028-12-31T15:59:60-08:00")]
    [TestCase("2029-01-01T05:29:60+05:30")]
    [TestCase("0000-02-29T00:00:00-00:00")]
    public async Task Every_time_of_RFC_3339_is_taken_and_kept_as_written(string time) =>
        Assert.That((await session.CreateAsync(new { title = "T", due_at = time })).GetProperty("due_at").GetString(), Is.EqualTo(time));

    [TestCase("\u00a0x")]
    [TestCase("\u2764\ufe0f")]
    [TestCase("🎈")]
    [TestCase("\u5b57")]
    [TestCase(" a\n")]
    [TestCase("-")]
    public async Task A_text_with_anything_to_see_is_not_blank(string text)
    {
        var task = await session.CreateAsync(new { title = text, tags = new[] { text } });
        Assert.That((task.GetProperty("title").GetString(), task.GetProperty("tags")[0].GetString()), Is.EqualTo((text, text)));
    }

    [Test]
    public async Task What_a_pattern_asks_for_is_said_in_words()
    {
        var response = await TaskSession.SendAsync(
            session.Collection("POST").Json(new { title = " ", due_at = "tomorrow", tags = new[] { "" } }));
        var details = response.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("detail").GetString());
        Assert.That(details, Is.EquivalentTo(new[]
        {
            "must be 1 to 200 characters, not all of them blank", "must be RFC 3339 date and time with its offset, at most 64 characters",
            "must be 1 to 50 characters, not all of them blank",
        }));
    }

    [Test]
    public async Task The_longest_content_allowed_is_taken()
    {
        var content = new
        {
            title = new string('a', 200),
            description = new string('ü', 4_000),
            tags = Enumerable.Range(10, 20).Select(number => new string('t', 48) + number),
        };
        Assert.That((await session.CreateAsync(content)).GetProperty("tags").GetArrayLength(), Is.EqualTo(20));
    }
}
