using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Gateway;

public sealed class RecordTests
{
    private static GatewaySystem System => GatewayTests.System;

    [Test]
    public async Task A_new_record_is_answered_with_its_place_and_version()
    {
        var response = await System.SendAsync(GatewaySystem.Post(
            new { operation = "create", attributes = new { name = "bolt", size = 1.5, tags = new[] { "a", "b" }, used = false } }));
        var id = response.Json.GetProperty("id").GetString();
        Assert.Multiple(() =>
        {
            Assert.That(
                (response.Status, response.Header("Location"), response.Header("ETag")),
                Is.EqualTo((201, $"/prod/lambda/{id}", "\"1\"")),
                response.ToString());
            Assert.That(
                response.Json.GetProperty("attributes").GetRawText(),
                Is.EqualTo("""{"name":"bolt","size":1.5,"tags":["a","b"],"used":false}"""));
            Assert.That(
                response.Json.EnumerateObject().Select(member => member.Name),
                Is.EqualTo(new[] { "id", "version", "attributes", "created_at", "updated_at" }));
            Assert.That(response.Header("Access-Control-Allow-Origin"), Is.EqualTo("https://example.com"));
        });
    }

    [Test]
    public async Task A_chosen_id_is_taken_once()
    {
        var id = NewId();
        var create = new { operation = "create", id, attributes = new { n = 1 } };
        var first = await System.SendAsync(GatewaySystem.Post(create));
        var second = await System.SendAsync(GatewaySystem.Post(create));
        Assert.That((first.Status, first.Json.GetProperty("id").GetString(), second.Status), Is.EqualTo((201, id, 409)));
    }

    [Test]
    public async Task A_record_reads_the_same_by_GET_again_and_by_POST()
    {
        var id = await System.CreateAsync(new { name = "bolt" });
        var first = await System.SendAsync(GatewaySystem.Get(id));
        var second = await System.SendAsync(GatewaySystem.Get(id));
        var posted = await System.SendAsync(GatewaySystem.Post(new { operation = "get", id }));
        Assert.Multiple(() =>
        {
            Assert.That(
                (first.Status, first.Header("ETag"), first.Header("Cache-Control")),
                Is.EqualTo((200, "\"1\"", "private, max-age=60")),
                first.ToString());
            Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
            Assert.That((posted.Status, posted.Body, posted.Header("Cache-Control")), Is.EqualTo((200, first.Body, "private, no-cache")));
        });
    }

    [TestCase("\"1\"")]
    [TestCase("*")]
    [TestCase("no tag")]
    public async Task A_condition_that_is_not_in_the_caches_key_does_not_change_the_answer(string condition)
    {
        var id = await System.CreateAsync(new { });
        var unconditional = await System.SendAsync(GatewaySystem.Get(id));
        Assert.That(
            (await System.SendAsync(GatewaySystem.Get(id).Header("If-None-Match", condition))).ToString(),
            Is.EqualTo(unconditional.ToString()));
    }

    [Test]
    public async Task An_absent_record_is_not_found_by_any_way()
    {
        var id = NewId();
        Assert.Multiple(async () =>
        {
            Assert.That((await System.SendAsync(GatewaySystem.Get(id))).Status, Is.EqualTo(404));
            Assert.That((await System.SendAsync(GatewaySystem.Post(new { operation = "get", id }))).Status, Is.EqualTo(404));
            Assert.That(
                (await System.SendAsync(GatewaySystem.Post(new { operation = "update", id, version = 1, attributes = new { } }))).Status,
                Is.EqualTo(404));
            Assert.That(await System.HasRowAsync(id), Is.False);
        });
    }

    [Test]
    public async Task An_update_replaces_all_attributes_of_the_version_it_names()
    {
        var id = await System.CreateAsync(new { a = 1, b = 2 });
        var update = new { operation = "update", id, version = 1, attributes = new { b = 3 } };
        var updated = await System.SendAsync(GatewaySystem.Post(update));
        var stale = await System.SendAsync(GatewaySystem.Post(update));
        Assert.Multiple(() =>
        {
            Assert.That(
                (updated.Status, updated.Header("ETag"), updated.Json.GetProperty("attributes").GetRawText()),
                Is.EqualTo((200, "\"2\"", """{"b":3}""")),
                updated.ToString());
            Assert.That(stale.Status, Is.EqualTo(409), stale.ToString());
        });
    }

    [TestCase("create")]
    [TestCase("update")]
    public async Task A_request_delivered_twice_changes_nothing_the_second_time(string operation)
    {
        var request = operation == "create"
            ? GatewaySystem.Post(new { operation, attributes = new { n = 1 } })
            : GatewaySystem.Post(new { operation, id = await System.CreateAsync(new { n = 0 }), version = 1, attributes = new { n = 1 } });
        var first = await System.SendAsync(request);
        Assert.That(
            (await System.SendAsync(request)).ToString(), Is.EqualTo(first.ToString()).And.Contains(operation == "create" ? "201" : "200"));
    }

    [TestCase("create", 0)]
    [TestCase("create", 1)]
    [TestCase("create", 7)]
    [TestCase("update", 0)]
    [TestCase("update", 1)]
    [TestCase("update", 7)]
    public async Task A_write_whose_answer_is_lost_is_answered_as_made_though_others_update_meanwhile(string operation, int others)
    {
        var id = operation == "create" ? NewId() : await System.CreateAsync(new { writer = "first" });
        var version = operation == "create" ? 1 : 2;
        var fault = Faults.LostAnswerWhile(async () =>
        {
            for (var other = 0; other < others; other++)
                await System.SendAsync(GatewaySystem.Post(
                    new { operation = "update", id, version = version + other, attributes = new { writer = "another" } }));
        });
        ProxyResponse response;
        using (System.Aws.Inject(operation == "create" ? "dynamodb:PutItem" : "dynamodb:UpdateItem", fault, times: 1))
            response = await System.SendAsync(GatewaySystem.Post(operation == "create"
                ? (object)new { operation, id, attributes = new { writer = "mine" } }
                : new { operation, id, version = 1, attributes = new { writer = "mine" } }));
        Assert.Multiple(async () =>
        {
            Assert.That((response.Status, response.Header("ETag")), Is.EqualTo((operation == "create" ? 201 : 200, $"\"{version}\"")),
                response.ToString());
            Assert.That(response.Json.GetProperty("attributes").GetRawText(), Is.EqualTo("""{"writer":"mine"}"""));
            Assert.That(
                (await System.SendAsync(GatewaySystem.Get(id))).Json.GetProperty("version").GetInt32(), Is.EqualTo(version + others));
        });
    }

    [TestCase("GET", "/lambda", "POST, OPTIONS")]
    [TestCase("DELETE", "/lambda/{id}", "GET, OPTIONS")]
    [TestCase("POST", "/lambda/{id}", "GET, OPTIONS")]
    public async Task Other_methods_are_told_which_there_are(string method, string resource, string allow)
    {
        var request = resource == "/lambda" ? new ProxyEvent(method, resource) : new ProxyEvent(method, resource, ("id", "any"));
        var response = await System.SendAsync(request);
        Assert.That((response.Status, response.Header("Allow")), Is.EqualTo((405, allow)), response.ToString());
    }

    [TestCase("..")]
    [TestCase(".hidden")]
    [TestCase("a b")]
    [TestCase("a/b")]
    [TestCase("ä")]
    [TestCase("%2e%2e")]
    [TestCase("a\nb")]
    [TestCase("")]
    public async Task A_path_that_cannot_be_an_id_is_refused(string id) =>
        Assert.That((await System.SendAsync(GatewaySystem.Get(id))).Status, Is.EqualTo(400));

    [TestCase(128, 404)]
    [TestCase(129, 400)]
    public async Task An_id_has_128_characters_at_most(int length, int status) =>
        Assert.That((await System.SendAsync(GatewaySystem.Get(new string('i', length)))).Status, Is.EqualTo(status));

    [Test]
    public async Task Of_50_concurrent_updates_of_one_version_exactly_one_wins()
    {
        var id = await System.CreateAsync(new { writer = -1 });
        await using var function = System.Start(concurrency: 10);
        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(writer =>
            GatewaySystem.SendAsync(
                function, GatewaySystem.Post(new { operation = "update", id, version = 1, attributes = new { writer } }))));
        var record = (await System.SendAsync(GatewaySystem.Get(id))).Json;
        Assert.Multiple(() =>
        {
            Assert.That(
                responses.CountBy(response => response.Status).OrderBy(status => status.Key),
                Is.EqualTo(new[] { KeyValuePair.Create(200, 1), KeyValuePair.Create(409, 49) }));
            Assert.That(
                record.GetProperty("attributes").GetRawText(),
                Is.EqualTo(responses.Single(response => response.Status == 200).Json.GetProperty("attributes").GetRawText()));
            Assert.That(record.GetProperty("version").GetInt32(), Is.EqualTo(2));
        });
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
