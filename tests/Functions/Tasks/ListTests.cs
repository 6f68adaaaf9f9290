using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Tasks;

public sealed class ListTests
{
    private const int Count = 1_000;
    private static readonly string[] Statuses = ["pending", "in_progress", "completed", "cancelled"];

    private readonly TaskSession session = new();
    private readonly List<string> created = [];

    [OneTimeSetUp]
    public async Task CreateAsync() => created.AddRange(await Task.WhenAll(Enumerable.Range(0, Count).Select(async number =>
        (await session.CreateAsync(new { title = $"Task {number}", status = StatusOf(number) })).GetProperty("task_id").GetString()!)));

    [TestCase(1_000, 100)]
    [TestCase(1_000, 37)]
    public async Task A_thousand_tasks_come_exactly_once_newest_first(int count, int limit)
    {
        var pages = await session.PagesAsync(request => request.Query("limit", $"{limit}"));
        Assert.Multiple(() =>
        {
            Assert.That(created, Has.Count.EqualTo(count));
            Assert.That(IdsOf(pages), Is.EqualTo(created.OrderDescending(StringComparer.Ordinal)));
            Assert.That(pages.Select(page => page.Count), Is.All.LessThanOrEqualTo(limit));
            Assert.That(pages, Has.Count.EqualTo((count + limit - 1) / limit));
        });
    }

    [TestCaseSource(nameof(Statuses))]
    public async Task A_status_filter_finds_all_of_that_status_and_no_others(string status)
    {
        var wanted = created.Where((_, number) => StatusOf(number) == status).OrderDescending(StringComparer.Ordinal);
        var pages = await session.PagesAsync(request => request.Query("limit", "33").Query("status", status));
        Assert.Multiple(() =>
        {
            Assert.That(IdsOf(pages), Is.EqualTo(wanted));
            Assert.That(pages.SelectMany(page => page).Select(task => task.GetProperty("status").GetString()), Is.All.EqualTo(status));
        });
    }

    [Test]
    public async Task A_filtered_list_that_runs_out_of_time_answers_with_what_it_has_and_goes_on_from_there()
    {
        var request = session.Collection("GET").Query("limit", "100").Query("status", Statuses[1]);
        await using var get = TasksTests.System.StartWithin(TimeSpan.FromSeconds(7), "GET");
        ProxyResponse first;
        using (TasksTests.System.Aws.Inject("dynamodb:Query", Faults.StalledAnswer, skip: 1))
            first = await TasksSystem.SendAsync(get, request);
        Assert.That(first.Status, Is.EqualTo(200), first.ToString());
        var found = first.Json.GetProperty("tasks").EnumerateArray().ToList();
        var rest = await session.PagesAsync(
            list => list.Query("limit", "100").Query("status", Statuses[1]), first.Json.GetProperty("next_cursor").GetString());
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.Not.Empty, "the first hundred rows have some of this status");
            Assert.That(
                IdsOf([found, .. rest]),
                Is.EqualTo(created.Where((_, number) => StatusOf(number) == Statuses[1]).OrderDescending(StringComparer.Ordinal)));
        });
    }

    [Test]
    public async Task A_page_has_twenty_tasks_unless_asked_otherwise()
    {
        var response = await TaskSession.SendAsync(session.Collection("GET"));
        Assert.That(response.Json.GetProperty("tasks").GetArrayLength(), Is.EqualTo(20));
    }

    [Test]
    public async Task The_last_page_has_no_cursor_and_an_empty_session_one_empty_page()
    {
        var pages = await new TaskSession().PagesAsync(request => request);
        Assert.That(pages, Has.Count.EqualTo(1).And.All.Empty);
    }

    [TestCase("tampered")]
    [TestCase("other session")]
    [TestCase("other filter")]
    public async Task A_cursor_serves_the_list_that_it_was_made_for_and_no_other(string misuse)
    {
        var cursor = (await TaskSession.SendAsync(session.Collection("GET").Query("limit", "1"))).Json.GetProperty("next_cursor")
            .GetString()!;
        var request = (misuse switch
        {
            "tampered" => session.Collection("GET").Query("cursor", cursor[..^1] + (cursor[^1] == 'A' ? 'B' : 'A')),
            "other session" => new TaskSession().Collection("GET").Query("cursor", cursor),
            _ => session.Collection("GET").Query("cursor", cursor).Query("status", "pending"),
        }).Query("limit", "1");
        var response = await TaskSession.SendAsync(request);
        Assert.That((response.Status, string.Join(',', response.Offenders)), Is.EqualTo((400, "cursor")), response.ToString());
    }

    private static string StatusOf(int number) => Statuses[number % 10 == 0 ? 1 : number % 97 == 0 ? 2 : number % 500 == 1 ? 3 : 0];

    private static IEnumerable<string?> IdsOf(IEnumerable<IReadOnlyList<System.Text.Json.JsonElement>> pages) =>
        pages.SelectMany(page => page).Select(task => task.GetProperty("task_id").GetString());
}
