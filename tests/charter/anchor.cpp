#include "charter/anchor.hpp"

#include <doctest/doctest.h>

using namespace quorate::charter;

TEST_CASE("an anchor is a place and back") {
    for (auto const* text : {"ch1", "ch12", "art1", "art41", "art19.p2", "art17.i15", "art999.i999"}) {
        auto const parts = anchor_parts(text);
        REQUIRE_MESSAGE(parts, text);
        CHECK(anchor_of(*parts) == text);
    }
}

TEST_CASE("what is no anchor") {
    for (auto const* text : {"", "art", "art0", "art01", "art1000", "art1.", "art1.p", "art1.p1", "art1.p02", "art1.x2",
                             "art1.p2.i1", "ch1.p2", "Art1", "art1 ", "art-1", "ch"}) {
        CHECK_FALSE_MESSAGE(anchor_parts(text), text);
    }
}

TEST_CASE("places are cited in both languages") {
    CHECK(label_zh(*anchor_parts("ch4")) == "第四章");
    CHECK(label_zh(*anchor_parts("art19")) == "第十九条");
    CHECK(label_zh(*anchor_parts("art19.p2")) == "第十九条第二款");
    CHECK(label_zh(*anchor_parts("art17.i7")) == "第十七条第（七）项");
    CHECK(label_en(*anchor_parts("ch4")) == "Chapter 4");
    CHECK(label_en(*anchor_parts("art19")) == "Article 19");
    CHECK(label_en(*anchor_parts("art19.p2")) == "Article 19.2");
    CHECK(label_en(*anchor_parts("art17.i7")) == "Article 17(7)");
}

TEST_CASE("numbers in Chinese words go both ways") {
    for (int value = 1; value <= 999; ++value) CHECK(number_from_zh(number_zh(value)) == value);
    CHECK(number_zh(10) == "十");
    CHECK(number_zh(20) == "二十");
    CHECK(number_zh(105) == "一百零五");
    CHECK(number_zh(110) == "一百一十");
    CHECK(number_zh(119) == "一百一十九");
    CHECK(number_zh(200) == "二百");
    CHECK(number_from_zh("一十") == 10);
    CHECK(number_from_zh("一百〇五") == 105);
    CHECK(number_from_zh("一百十") == 110);
    for (auto const* text : {"", "零", "百", "十百", "一二", "十十", "甲", "一百x", "二十百"}) {
        CHECK_FALSE_MESSAGE(number_from_zh(text), text);
    }
}
