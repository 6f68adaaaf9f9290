namespace Tap.Tests.Functions.Gateway;

/// <summary><c>query</c>: a record is in the answer if it meets all conditions.</summary>
public sealed class QueryTests
{
    private static string id = null!;

    private static GatewaySystem System => GatewayTests.System;

    [OneTimeSetUp]
    public async Task CreateAsync() =>
        id = await System.CreateAsync(new
        {
            name = "bolt",
            size = 5,
            used = true,
            tags = new object[] { "steel", 8 },
            status = "in stock",
            constructor = "word of JavaScript",
            values = "word of DynamoDB",
        });

    [TestCase("name", "eq", "bolt", true)]
    [TestCase("name", "eq", "Bolt", false)]
    [TestCase("size", "eq", 5, true)]
    [TestCase("size", "eq", "5", false)]
    [TestCase("used", "eq", true, true)]
    [TestCase("name", "ne", "nut", true)]
    [TestCase("name", "ne", "bolt", false)]
    [TestCase("absent", "ne", "bolt", false)]
    [TestCase("size", "lt", 6, true)]
    [TestCase("size", "lt", 5, false)]
    [TestCase("size", "lt", "6", false)]
    [TestCase("size", "le", 5, true)]
    [TestCase("size", "le", 4.9, false)]
    [TestCase("size", "gt", 4, true)]
    [TestCase("size", "gt", 5, false)]
    [TestCase("size", "ge", 5, true)]
    [TestCase("name", "ge", "c", false)]
    [TestCase("name", "begins_with", "bo", true)]
    [TestCase("name", "begins_with", "ol", false)]
    [TestCase("name", "contains", "ol", true)]
    [TestCase("tags", "contains", "steel", true)]
    [TestCase("tags", "contains", 8, true)]
    [TestCase("tags", "contains", "ste", false)]
    [TestCase("used", "exists", true, true)]
    [TestCase("used", "exists", false, false)]
    [TestCase("absent", "exists", false, true)]
    [TestCase("status", "eq", "in stock", true)]
    [TestCase("constructor", "begins_with", "word", true)]
    [TestCase("values", "begins_with", "word", true)]
    [TestCase("name", "eq", "bolt' OR '1'='1", false)]
    [TestCase("name", "eq", ":a0", false)]
    public async Task A_condition_lets_the_record_pass_or_not(string attribute, string @operator, object value, bool passes) =>
        Assert.That(await CountAsync(new { attribute, @operator, value }), Is.EqualTo(passes ? 1 : 0));

    [Test]
    public async Task All_conditions_must_hold() => Assert.Multiple(async () =>
    {
        Assert.That(await CountAsync(), Is.EqualTo(1));
        Assert.That(
            await CountAsync(
                new { attribute = "name", @operator = "eq", value = "bolt" },
                new { attribute = "size", @operator = "eq", value = 5 }), Is.EqualTo(1));
        Assert.That(
            await CountAsync(
                new { attribute = "name", @operator = "eq", value = "bolt" },
                new { attribute = "size", @operator = "eq", value = 6 }), Is.Zero);
    });

    [TestCase("#id")]
    [TestCase("attributes.name")]
    [TestCase("name OR attribute_exists(id)")]
    [TestCase("")]
    [TestCase("1st")]
    public async Task A_name_that_is_more_than_a_name_is_refused(string attribute)
    {
        var response = await QueryAsync(new { attribute, @operator = "eq", value = "bolt" });
        Assert.That(
            (response.Status, string.Join(',', response.Offenders)), Is.EqualTo((400, "#/conditions/0/attribute")), response.ToString());
    }

    [TestCase("lt", true)]
    [TestCase("begins_with", 1)]
    [TestCase("contains", false)]
    [TestCase("exists", "true")]
    public async Task A_value_that_an_operator_cannot_compare_is_refused(string @operator, object value) => Assert.That(
        (await QueryAsync(new { attribute = "name", @operator, value })).Offenders, Is.EqualTo(new[] { "#/conditions/0/value" }));

    private static async Task<int> CountAsync(params object[] conditions)
    {
        var response = await QueryAsync(conditions);
        Assert.That(response.Status, Is.EqualTo(200), response.ToString());
        return response.Json.GetProperty("records").GetArrayLength();
    }

    private static Task<ProxyResponse> QueryAsync(params object[] conditions) =>
        System.SendAsync(GatewaySystem.Post(new { operation = "query", id, conditions }));
}
