using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Gateway;

public sealed class KeyTests
{
    private static GatewaySystem System => GatewayTests.System;

    [TearDown]
    public void RestoreKeys() => System.PutKeys((GatewaySystem.KeyName, GatewaySystem.ApiKey));

    [Test]
    public async Task Without_the_right_key_nobody_gets_in_and_the_attempt_is_on_record(
        [Values] bool read,
        [Values(null, "", "wrong", "unset", GatewaySystem.KeyName, GatewaySystem.ApiKey + "x", "Correct-horse-battery-staple")] string? key)
    {
        var id = await System.CreateAsync(new { });
        await using var function = System.Start();
        var request = read ? GatewaySystem.Get(id) : GatewaySystem.Post(new { operation = "get", id });
        var response = await GatewaySystem.SendAsIsAsync(function, key is null ? request : request.Header("x-api-key", key));
        var audit = System.Audit(request).Single();
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(401), response.ToString());
            Assert.That(response.ToString(), Does.Not.Contain(GatewaySystem.KeyName));
            Assert.That((audit.GetProperty("outcome").GetString(), audit.GetProperty("status").GetInt32()), Is.EqualTo(("refused", 401)));
            Assert.That(audit.TryGetProperty("key_name", out _), Is.False);
        });
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("unset")]
    [TestCase("{}")]
    [TestCase("""{"keys":{}}""")]
    [TestCase("\"correct-horse-battery-staple\"")]
    [TestCase("""{"reports":"correct-horse-battery-staple","again":"correct-horse-battery-staple"}""")]
    [TestCase("""["correct-horse-battery-staple"]""")]
    [TestCase("""{"keys":["correct-horse-battery-staple"]}""")]
    [TestCase("""{"keys":{"a name":"correct-horse-battery-staple"}}""")]
    [TestCase("""{"keys":{"reports":"correct-horse-battery-staple","short":"0123456789"}}""")]
    [TestCase("""{"keys":{"reports":"correct-horse-battery-staple\n"}}""")]
    public async Task While_no_keys_are_set_or_their_form_is_wrong_the_API_is_closed_and_the_log_does_not_quote_them(string? secret)
    {
        System.PutSecret(secret);
        await using var function = System.Start();
        var response = await GatewaySystem.SendAsync(function, GatewaySystem.Get("any"));
        var log = string.Join('\n', function.Stop());
        Assert.Multiple(() =>
        {
            Assert.That((response.Status, response.Header("Retry-After")), Is.EqualTo((503, "30")), response.ToString());
            Assert.That(log, Is.Not.Empty.And.Not.Contains("correct-horse").And.Not.Contains("0123456789"));
        });
    }

    [Test]
    public async Task While_keys_cannot_be_read_the_API_is_closed_and_opens_by_itself()
    {
        await using var function = System.Start();
        using (System.Aws.Inject("secretsmanager:GetSecretValue", Faults.Refusal("AccessDeniedException", "not allowed")))
            Assert.That((await GatewaySystem.SendAsync(function, GatewaySystem.Get("any"))).Status, Is.EqualTo(503));
        Assert.That((await GatewaySystem.SendAsync(function, GatewaySystem.Get("any"))).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Each_of_several_keys_opens_and_the_audit_names_the_one_used()
    {
        System.PutKeys(("first", "the-first-of-the-keys"), ("second", "the-second-of-the-keys"));
        await using var function = System.Start();
        var request = GatewaySystem.Get("any").Header("x-api-key", "the-second-of-the-keys");
        Assert.That((await GatewaySystem.SendAsIsAsync(function, request)).Status, Is.EqualTo(404));
        Assert.That(System.Audit(request).Single().GetProperty("key_name").GetString(), Is.EqualTo("second"));
    }

    [Test]
    public async Task A_new_key_works_soon_and_ends_the_old_one()
    {
        await using var function = System.Start(1, FastClock.Variable);
        Assert.That((await GatewaySystem.SendAsync(function, GatewaySystem.Get("any"))).Status, Is.EqualTo(404));
        System.PutKeys(("next", "the-next-of-the-keys"));
        await Task.Delay(15); // 15 s for the function
        Assert.Multiple(async () =>
        {
            Assert.That(
                (await GatewaySystem.SendAsIsAsync(function, GatewaySystem.Get("any").Header("x-api-key", "the-next-of-the-keys"))).Status,
                Is.EqualTo(404));
            Assert.That((await GatewaySystem.SendAsync(function, GatewaySystem.Get("any"))).Status, Is.EqualTo(401));
        });
    }

    [TestCase(GatewaySystem.ApiKey, "default")]
    [TestCase($$"""{"audits":"{{GatewaySystem.ApiKey}}"}""", "audits")]
    public async Task The_secret_takes_the_same_forms_as_the_parameter_of_the_tasks(string secret, string name)
    {
        System.PutSecret(secret);
        await using var function = System.Start();
        var request = GatewaySystem.Get("any");
        Assert.That((await GatewaySystem.SendAsync(function, request)).Status, Is.EqualTo(404));
        Assert.That(System.Audit(request).Single().GetProperty("key_name").GetString(), Is.EqualTo(name));
    }

    [Test]
    public async Task A_mistyped_secret_leaves_the_last_keys_in_use()
    {
        await using var function = System.Start(1, FastClock.Variable, ("API_KEY_STALE_SECONDS", "86400"));
        await GatewaySystem.SendAsync(function, GatewaySystem.Get("any"));
        System.PutSecret("""{"keys":{"reports":"short"}}""");
        await Task.Delay(310); // 310 s for the function
        Assert.That((await GatewaySystem.SendAsync(function, GatewaySystem.Get("any"))).Status, Is.EqualTo(404));
    }
}
